import type { InputProps } from '../fields/field-input.ts';

/** The properties that every Mantine control takes from a field. `required` is only shown: the form validates, not the browser. */
export function controlProps(props: InputProps) {
  return {
    id: props.id,
    label: props.hideLabel ? undefined : props.label,
    'aria-label': props.hideLabel ? props.label : undefined,
    'aria-required': props.required || undefined,
    description: props.hideLabel ? undefined : props.help,
    error: props.error,
    withAsterisk: props.required && !props.hideLabel,
    readOnly: props.readOnly,
    onBlur: props.onBlur,
  };
}
