import type { InputProps } from './field-input.ts';
import { fieldInputs } from './inputs.ts';

export interface LoneInputProps extends Pick<InputProps, 'id' | 'object' | 'field' | 'value' | 'onChange' | 'context'> {
  /** A hint beneath it; none unless it is given. */
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** The label is spoken only. */
  readonly hideLabel?: boolean;
}

/** The input of one field outside of a form: in a cell, in place of a value, in a dialogue. Nothing is judged when it is left; whoever saves does. */
export function LoneInput({ field, context, help, error, required = false, hideLabel = false, ...input }: LoneInputProps) {
  const Input = fieldInputs[field.type].Component;
  return (
    <Input
      {...input}
      field={field}
      context={context}
      label={context.label(field.label)}
      help={help}
      error={error}
      errors={undefined}
      required={required}
      readOnly={false}
      hideLabel={hideLabel}
      onBlur={() => undefined}
      inputs={fieldInputs}
    />
  );
}
