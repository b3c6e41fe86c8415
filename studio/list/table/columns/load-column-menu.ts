import { loadTexts } from '../../../i18n/start-i18n.ts';

/** The menu of a column, a chunk of its own with its texts. */
export async function loadColumnMenu() {
  const [{ ColumnMenu }] = await Promise.all([import('../../setup/column-menu.tsx'), loadTexts('lists')]);
  return ColumnMenu;
}
