import { type RefObject, useEffect, useRef } from 'react';

/** What is of the moment, behind a reference that stays: for functions that must not change while one types. */
export function useSteady<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useEffect(() => {
    ref.current = value;
  });
  return ref;
}
