import { type CSSVariablesResolver, createTheme, Drawer, Input, Menu, Modal, MultiSelect, Popover, Select, Table, TagsInput, Tooltip } from '@mantine/core';

// The list itself scrolls, not a box around it: screen readers then know it as part of the combobox.
const scrollingList = { defaultProps: { withScrollArea: false }, styles: { options: { maxHeight: 260, overflowY: 'auto' } } } as const;

/** The one theme of the product: Inter, 14 px, a 4 px grid and one accent colour. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.875rem', lineHeight: '1.25rem' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      styles: { label: { fontWeight: 500, marginBottom: 4 }, description: { marginTop: 4 } },
    }),
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false } }),
    MultiSelect: MultiSelect.extend(scrollingList),
    Select: Select.extend(scrollingList),
    TagsInput: TagsInput.extend(scrollingList),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.4 } },
    }),
    Drawer: Drawer.extend({
      defaultProps: { overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.4 } },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', withinPortal: true } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 300 } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'xs' } }),
  },
});

/**
 * Mantine's dimmed text, placeholders and error red miss the 4.5:1 contrast of WCAG AA on our surfaces; these pass on both
 * the page and the subtle surface behind it.
 */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--sidebar-width': '228px' },
  light: {
    '--mantine-color-text': '#1d2025',
    '--mantine-color-dimmed': '#5c636e',
    '--mantine-color-placeholder': '#676e79',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-anchor': '#364fc7',
    '--surface': '#ffffff',
    '--surface-subtle': '#f7f8f9',
    '--surface-hover': '#f1f3f5',
    '--line': '#e6e8eb',
    '--accent-soft': '#edf2ff',
    '--accent-text': '#2f47b5',
    '--accent-strong': '#4259c9',
    '--positive': '#087f5b',
  },
  dark: {
    '--mantine-color-text': '#e3e5e8',
    '--mantine-color-body': '#1b1c1e',
    '--mantine-color-dimmed': '#a2a8b1',
    '--mantine-color-placeholder': '#9aa0a9',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-anchor': '#91a7ff',
    '--surface': '#1b1c1e',
    '--surface-subtle': '#161719',
    '--surface-hover': '#27292c',
    '--line': '#303236',
    '--accent-soft': '#2a3152',
    '--accent-text': '#bac8ff',
    '--accent-strong': '#91a7ff',
    '--positive': '#38d9a9',
  },
});
