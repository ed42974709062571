const paths = {
  delivered: 'M3.2 8.6 6.4 11.800 12.800 4.400',
  failed: 'M4.200 4.200 11.800 11.800 M11.800 4.200 4.200 11.800',
  retrying: 'M12.900 8a4.900 4.900 0 1 1-1.500-3.520 M12.900 2.300V5.200H10',
  sending: 'M2.400 8H13 M9.200 4.200 13 8 9.200 11.800',
  queued: 'M8 2.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11 M8 5.200V8l1.900 1.400',
  cancelled: 'M8 2.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11 M4.200 11.800 11.800 4.200',
  unsent: 'M3.500 8h9',
  search: 'M7 2.500a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9 M10.300 10.300 13.500 13.500',
  pause: 'M5.500 3.500v9 M10.500 3.500v9',
  play: 'M5 3.300 12.300 8 5 12.700Z',
  copy: 'M5.500 5.500h7v7.500h-7z M3.500 10.500v-7.500h7',
  back: 'M13 8H3 M6.800 4.200 3 8l3.800 3.800',
  up: 'M8 13V3 M4.200 6.800 8 3l3.800 3.800',
  close: 'M4.500 4.500 11.500 11.500 M11.500 4.500 4.500 11.500',
  warning: 'M8 2.300 14.300 13.200H1.700Z M8 6.500v3 M8 11.300v.1',
  system: 'M2.500 3.500h11v7.500h-11z M6 13.500h4',
  light:
    'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6 M8 1.500v1 M8 13.500v1 M1.500 8h1 M13.500 8h1 M3.400 3.400l.7.7 M11.900 11.900l.7.7 M3.400 12.600l.7-.7 M11.900 4.100l.7-.7',
  dark: 'M13 9.600A5.500 5.500 0 0 1 6.400 3a5.300 5.300 0 1 0 6.600 6.600Z',
  plus: 'M8 3.500v9 M3.500 8h9',
} as const;

export type IconName = keyof typeof paths;

/** A picture beside a word; never the only bearer of what it means. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
