// A script of its own that runs before anything is painted, so that no page flashes in the other theme.
import { applyTheme, storedTheme } from './state/theme.ts';

applyTheme(storedTheme());
