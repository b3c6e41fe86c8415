import { TagsInput } from '@mantine/core';
import { controlProps } from '../../controls/control-props.ts';
import { choiceOptions } from '../choice-options.ts';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asList, asText } from '../wire-value.ts';

function TagInput(props: InputProps) {
  const tags = asList(props.value).map(asText);
  const known = choiceOptions(props.field, [], props.context).map((option) => option.label);
  return <TagsInput {...controlProps(props)} data={known} value={tags} onChange={(next) => props.onChange(next.length > 0 ? next : undefined)} />;
}

export const input: FieldInput = { Component: TagInput, toWrite: (value) => asList(value) };
