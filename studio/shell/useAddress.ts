import { useCallback } from 'react';
import { type NavigateOptions, useLocation, useSearchParams } from 'react-router';

/** Changes the parameters of the address: it is handed those that stand there, to be changed in place. */
export type ChangeAddress = (edit: (parameters: URLSearchParams) => void, options?: NavigateOptions) => void;

/**
 * The parameters of the address, and how a page changes them. The address is ahead of the page while that is being drawn, and useSearchParams hands
 * out those of the page: of two quick changes the first would be lost. So the change starts from the address itself.
 */
export function useAddress(): readonly [URLSearchParams, ChangeAddress] {
  const [parameters, setParameters] = useSearchParams();
  const { pathname } = useLocation();
  const change = useCallback<ChangeAddress>(
    (edit, options) => {
      // Another page is on its way already: what this one still had to say, such as a search typed a moment ago, would lead back to it.
      if (window.location.pathname !== pathname) return;
      const next = new URLSearchParams(window.location.search);
      edit(next);
      setParameters(next, options);
    },
    [setParameters, pathname],
  );
  return [parameters, change];
}

/** Sets parameters by name; empty or undefined ones are taken out. */
export function setEach(parameters: URLSearchParams, values: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') parameters.delete(name);
    else parameters.set(name, value);
  }
}
