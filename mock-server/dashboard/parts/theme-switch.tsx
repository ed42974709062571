import { useLayoutEffect, useState } from 'preact/hooks';
import { applyTheme, storedTheme, storeTheme, type Theme, themes } from '../state/theme.ts';
import { Icon } from './icon.tsx';

const words: Readonly<Record<Theme, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' };

export function ThemeSwitch() {
  const [chosen, choose] = useState<Theme>('system');
  useLayoutEffect(() => choose(storedTheme()), []);
  return (
    <fieldset class="themes">
      <legend class="sr">Theme</legend>
      {themes.map((theme) => (
        <label key={theme} title={words[theme]}>
          <input
            type="radio"
            name="theme"
            checked={theme === chosen}
            onChange={() => {
              choose(theme);
              storeTheme(theme);
              applyTheme(theme);
            }}
          />
          <Icon name={theme} />
          <span class="sr">{words[theme]}</span>
        </label>
      ))}
    </fieldset>
  );
}
