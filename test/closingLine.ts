import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/** Ends the run's output with one line that a script can read: `N passed, N failed, N skipped`. */
export class ClosingLine implements Reporter {
  #line = '0 passed, 0 failed, 0 skipped';

  onInit(_vitest: Vitest): void {
    // Printed at the very end: after the other reporters, and after what set up the run has been taken down.
    process.once('exit', () => console.log(this.#line));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: ReturnType<TestCase['result']>['state']) => tests.filter((test) => test.result().state === state).length;
    // A file that cannot be loaded, or a hook that throws, fails without a test of its own to count.
    const failedOutsideTests = modules.flatMap((module) => [module, ...module.children.allSuites()]).filter((part) => part.errors().length > 0).length;
    const failed = count('failed') + failedOutsideTests + unhandledErrors.length;
    this.#line = `${count('passed')} passed, ${failed} failed, ${count('skipped') + count('pending')} skipped`;
  }
}

// eslint-disable-next-line import/no-default-export -- the test runner takes a reporter from a file's default export.
export default ClosingLine;
