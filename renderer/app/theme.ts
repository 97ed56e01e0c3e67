import {
  Button,
  createTheme,
  Drawer,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Modal,
  ModalHeader,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

const blue: MantineColorsTuple = [
  '#e8f1fd',
  '#cfe1fb',
  '#a0c4f6',
  '#6fa6f1',
  '#5aa2ff',
  '#2f7be0',
  '#0a5fca',
  '#084fa9',
  '#064089',
  '#04326b',
];

/** What is filled takes its text from the tokens: white on the light accent of the dark scheme could not be read. */
const variantColors: VariantColorsResolver = (input) => {
  const standard = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled') return standard;
  if (input.color === 'red')
    return { ...standard, background: 'var(--dl-red)', hover: 'var(--dl-red)', color: 'var(--dl-surface)' };
  return {
    ...standard,
    background: 'var(--dl-accent)',
    hover: 'var(--dl-accent-hover)',
    color: 'var(--dl-on-accent)',
  };
};

/** Sizes follow the 4-px grid; colours come from tokens.css, so that both schemes read them from one place. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 4 },
  variantColorResolver: variantColors,
  colors: { blue },
  fontFamily: 'var(--dl-font)',
  fontFamilyMonospace: 'var(--dl-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '18px' },
  defaultRadius: 6,
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm', fw: 550 } }),
    // The page itself never scrolls, so nothing has to be locked (and no style is injected for it).
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, transitionProps: { duration: 100 }, centered: true },
    }),
    // A header inside a dialog is no banner of the page.
    ModalHeader: ModalHeader.extend({ defaultProps: { role: 'presentation' } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, transitionProps: { duration: 120 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, transitionProps: { duration: 80 } } }),
  },
});
