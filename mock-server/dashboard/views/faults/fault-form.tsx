import { useEffect, useState } from 'preact/hooks';
import { eventTypes } from '../../../contract/catalog.ts';
import { Icon } from '../../parts/icon.tsx';
import { Prose } from '../../parts/prose.tsx';
import { call } from '../../state/api.ts';
import { type FaultKind, type FaultOption, optionValue, readFaultKinds } from '../../state/fault-kinds.ts';
import { readFaults } from '../../state/mock-state.ts';
import { attempt, say } from '../../state/toast.ts';
import { FaultLife } from './fault-life.tsx';
import { EventField, SubscriptionField } from './scope-fields.tsx';

/** One fault with its options, for some attempts, for a time. */
export function FaultForm() {
  const [kinds, setKinds] = useState<readonly FaultKind[]>([]);
  const [name, setName] = useState('');
  useEffect(() => {
    void attempt(async () => {
      const read = await readFaultKinds();
      setKinds(read);
      setName(read[0]?.name ?? '');
    });
  }, []);
  const kind = kinds.find((one) => one.name === name);
  const options = Object.entries(kind?.options.properties ?? {});

  const add = (form: HTMLFormElement) =>
    attempt(async () => {
      const written = new FormData(form);
      const field = (id: string) => String(written.get(id) ?? '').trim();
      const given = options.flatMap(([id, option]) => {
        const value = optionValue(option, field(`option-${id}`));
        return value === undefined ? [] : [[id, value] as const];
      });
      await call('POST', '/api/v1/faults', {
        name,
        ttlMs: Number(field('ttl')),
        ...(given.length === 0 ? {} : { options: Object.fromEntries(given) }),
        scope: {
          ...(field('next') === '' ? {} : { next: Number(field('next')) }),
          ...(field('share') === '' ? {} : { share: Number(field('share')) / 100 }),
          ...(field('eventType') === '' ? {} : { eventType: field('eventType') }),
          ...(field('eventId') === '' ? {} : { eventId: field('eventId') }),
          ...(field('subscriptionId') === '' ? {} : { subscriptionId: field('subscriptionId') }),
        },
      });
      await readFaults();
      say(`${name} is at work.`);
    });

  return (
    <section class="card" aria-labelledby="fault-title">
      <h2 id="fault-title">Add a fault</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add(event.currentTarget);
        }}
      >
        <label>
          Fault
          <select value={name} onChange={(event) => setName(event.currentTarget.value)}>
            {kinds.map((one) => (
              <option key={one.name} value={one.name}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <p class="soft">
          <Prose text={kind?.summary ?? ''} />
        </p>
        <div class="fields" key={name}>
          {options.map(([id, option]) => (
            <OptionField key={id} id={id} option={option} />
          ))}
        </div>
        <h3>Which attempts, and how long</h3>
        <div class="fields">
          <label>
            For the next … attempts
            <input name="next" type="number" min="1" placeholder="all" />
          </label>
          <label>
            Share in %
            <input name="share" type="number" min="0" max="100" placeholder="100" />
          </label>
          <label>
            Only events of
            <select name="eventType">
              <option value="">any type</option>
              {eventTypes.map((type) => (
                <option key={type} value={type}>
                  {type}
                </option>
              ))}
            </select>
          </label>
          <SubscriptionField />
          <EventField />
          <FaultLife name="ttl" />
        </div>
        <p class="actions">
          <button type="submit" class="primary" disabled={kind === undefined}>
            <Icon name="plus" />
            Add the fault
          </button>
        </p>
      </form>
    </section>
  );
}

function OptionField({ id, option }: { readonly id: string; readonly option: FaultOption }) {
  const fallback = option.default === undefined ? '' : String(option.default);
  const words = option.enum ?? (option.type === 'boolean' ? ['true', 'false'] : undefined);
  return (
    <div class="field">
      <label htmlFor={`option-${id}`}>{id}</label>
      {words ? (
        <select id={`option-${id}`} name={`option-${id}`} aria-describedby={`about-${id}`}>
          {words.map((one) => (
            <option key={one} value={one} selected={one === fallback}>
              {one}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={`option-${id}`}
          aria-describedby={`about-${id}`}
          name={`option-${id}`}
          inputMode={option.type === 'integer' || option.type === 'number' ? 'decimal' : 'text'}
          placeholder={fallback || 'by itself'}
        />
      )}
      <span class="hint" id={`about-${id}`}>
        {option.description}
      </span>
    </div>
  );
}
