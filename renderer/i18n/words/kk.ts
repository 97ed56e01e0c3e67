import type { Words } from '../words';

export const files = import.meta.glob<Words>('../../../assets/locales/kk/*.json', {
  eager: true,
  import: 'default',
});
