import { useEffect, useState } from 'preact/hooks';
import { readCase } from '../../state/receiver-tests.ts';

/** How each of these cases is mended, by id, read once nothing runs. Where the next one says the same, only that says it. */
export function useAdvice(ids: readonly string[], isBusy: boolean): ReadonlyMap<string, string> {
  const [advice, setAdvice] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = isBusy ? '' : ids.join();
  useEffect(() => {
    if (asked === '') return;
    let isOld = false;
    Promise.all(ids.map(readCase))
      .then((cases) => {
        const said = cases.filter(({ fix }, at) => fix !== cases[at + 1]?.fix);
        if (!isOld) setAdvice(new Map(said.map(({ id, fix }) => [id, fix])));
      })
      // Whoever opens a case is told then what is in the way.
      .catch(() => undefined);
    return () => {
      isOld = true;
    };
  }, [asked]);
  return advice;
}
