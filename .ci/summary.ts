import { readFileSync } from 'node:fs';

interface TestResult {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

interface Report {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly assertionResults: readonly TestResult[] }[];
}

/**
 * Prints what of vitest's JSON report a reader of the log needs last: which tests passed only on a second try and what failed in the first,
 * so that none is silent; then the last line of .ci/run. Fails when a test failed, a file could not be read as tests, or nothing ran.
 */
const report = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Report;
for (const { fullName, status, failureMessages } of report.testResults.flatMap((file) => file.assertionResults)) {
  if (status === 'passed' && failureMessages.length > 0)
    console.log(`passed on a second try: ${fullName}\n  at first: ${failureMessages.join('\n  ').slice(0, 1_500)}`);
}
const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
const failed = report.numFailedTests + brokenFiles.length;
console.log(`${report.numPassedTests} passed, ${failed} failed`);
if (failed > 0 || !report.success || report.numPassedTests === 0) process.exitCode = 1;
