/**
 * A codec's module, loaded at its first use, so that a session fetches only what its files need, and anew after a use that threw:
 * nobody knows in what state that left the module's memory. What a codec throws is no sentence and often no Error: it is said here.
 */
export function lazyModule<Module>(coding: string, load: () => Promise<Module>): <Result>(use: (module: Module) => Result) => Promise<Result> {
  let loading: Promise<Module> | null = null;
  return async (use) => {
    const used = (loading ??= load());
    const module = await used.catch((cause: unknown) => {
      loading = null;
      throw new Error(`the decoder for ${coding} could not be loaded`, { cause });
    });
    try {
      return use(module);
    } catch (cause) {
      if (loading === used) loading = null;
      throw new Error(`the ${coding} image is damaged or breaks off`, { cause });
    }
  };
}
