import { asMembers, asText } from '../wire-value.ts';

/** "0901 234 567" of "+84901234567"; numbers of other countries and unparsed ones as they are. */
export function formatPhone(value: unknown): string {
  const members = asMembers(value);
  const number = asText(members?.number);
  if (number === '') return asText(members?.raw ?? value);
  const national = /^\+84(\d{3})(\d{3})(\d{3})$/.exec(number);
  return national ? `0${national[1]} ${national[2]} ${national[3]}` : number;
}
