/** Values under keys, in the order in which either first came. */
export function gathered<Key, Value>(): { readonly add: (key: Key, value: Value) => void; readonly byKey: ReadonlyMap<Key, readonly Value[]> } {
  const byKey = new Map<Key, Value[]>();
  return {
    byKey,
    add(key, value) {
      const values = byKey.get(key);
      if (values === undefined) byKey.set(key, [value]);
      else values.push(value);
    },
  };
}
