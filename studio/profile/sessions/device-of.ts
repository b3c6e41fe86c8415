/** What a browser tells of itself, in names that people know. Undefined where it tells nothing known. */
export interface Device {
  readonly browser: string | undefined;
  readonly system: string | undefined;
}

// The order matters: most browsers claim to be others, too.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bcoc_coc_browser\/|\bcoc_coc/i, 'Cốc Cốc'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bZalo\b/i, 'Zalo'],
  [/\bFBAN\/|\bFBAV\//, 'Facebook'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bHeadlessChrome\/|\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Browser and system by the line with which a browser introduces itself. */
export function deviceOf(agent: string | null): Device {
  const named = (list: readonly (readonly [RegExp, string])[]) => list.find(([pattern]) => agent !== null && pattern.test(agent))?.[1];
  return { browser: named(browsers), system: named(systems) };
}
