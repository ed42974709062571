import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { htmlReport } from '../../mock-server/load/reports/formats/html.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { reportedRun } from '../load/reports/reported-run.ts';
import { sharedChromium } from './chromium.ts';
import { axeFindings, overhang } from './find-barriers.ts';
import { takePicture } from './take-picture.ts';

const openPage = sharedChromium();

test.each(['light', 'dark'] as const)(
  'the report of a load can be read by everybody, and asks nobody for anything: %s',
  async (colorScheme) => {
    const file = join(tempFolder(), 'load.html');
    writeFileSync(file, htmlReport(await reportedRun()));
    const { href } = pathToFileURL(file);
    const { page, complaints, requests } = await openPage({ colorScheme });
    await page.goto(href);
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await axeFindings(page)).toEqual([]);
    await takePicture(page, `load-report-${colorScheme}`);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overhang(page)).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([href]);
  },
);
