import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where pictures of the pages go, for people to look at: `SCREENSHOTS`, else a folder beside this file. */
const folder = process.env.SCREENSHOTS || join(import.meta.dirname, 'screenshots');

/** Takes a picture of what is to be seen of a page, as `<name>.png`; resolves with its bytes. */
export function takePicture(page: Page, name: string): Promise<Buffer> {
  mkdirSync(folder, { recursive: true });
  return page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
