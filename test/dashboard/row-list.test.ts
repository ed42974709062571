import { expect, test } from 'vitest';
import { type DeliveryRow, rowOfChange, rowsOfPage } from '../../mock-server/dashboard/state/delivery-row.ts';
import {
  addOlder,
  applyRows,
  emptyList,
  mostRows,
  showAll,
} from '../../mock-server/dashboard/state/row-list.ts';

const acceptedAt = '2026-04-07T10:00:00.000Z';
const row = (key: string, more: Partial<DeliveryRow> = {}): DeliveryRow => ({
  key,
  eventId: key,
  eventType: 'thing.made',
  resourceId: 'thing',
  acceptedAt,
  attempts: 0,
  ...more,
});
const keys = (rows: readonly DeliveryRow[]) => rows.map(({ key }) => key);

test('the newest is on top, also within one batch', () => {
  const list = applyRows(applyRows(emptyList, [row('a'), row('b')], false), [row('c')], false);
  expect(keys(list.rows)).toEqual(['c', 'b', 'a']);
});

test('what is known changes where it stands', () => {
  const list = applyRows(emptyList, [row('a'), row('b')], false);
  const changed = applyRows(list, [row('a', { state: 'delivered', attempts: 1 })], false);
  expect(keys(changed.rows)).toEqual(['b', 'a']);
  expect(changed.rows[1]).toMatchObject({ state: 'delivered', attempts: 1 });
});

test('while the list is held new rows wait, and what is shown still changes', () => {
  const list = applyRows(emptyList, [row('a')], false);
  const held = applyRows(list, [row('b'), row('a', { attempts: 3 })], true);
  expect([keys(held.rows), keys(held.held)]).toEqual([['a'], ['b']]);
  expect(held.rows[0]?.attempts).toBe(3);
  const again = applyRows(held, [row('b', { attempts: 1 }), row('c')], true);
  expect(keys(again.held)).toEqual(['c', 'b']);
  expect(keys(showAll(again).rows)).toEqual(['c', 'b', 'a']);
  expect(showAll(again).rows[1]?.attempts).toBe(1);
});

test('what was held goes on top once the list moves again', () => {
  const held = applyRows(applyRows(emptyList, [row('a')], false), [row('b')], true);
  expect(keys(applyRows(held, [row('c')], false).rows)).toEqual(['c', 'b', 'a']);
});

test('older rows go below, and none twice', () => {
  const list = applyRows(emptyList, [row('b', { attempts: 2 })], false);
  const older = addOlder(list, [row('b'), row('a')]);
  expect(keys(older.rows)).toEqual(['b', 'a']);
  expect(older.rows[0]?.attempts).toBe(2);
});

test('it never grows past what is kept', () => {
  const many = Array.from({ length: mostRows }, (_, at) => row(`${at}`));
  const list = applyRows(applyRows(emptyList, many, false), [row('new')], false);
  expect(list.rows).toHaveLength(mostRows);
  expect(list.rows[0]?.key).toBe('new');
});

test('a page of events gives a row for each delivery, and one for an event that nobody wanted', () => {
  const event = { eventType: 'thing.made', resourceId: 'thing', acceptedAt };
  const delivery = { ...event, eventId: 'evt_1', attempts: 1 };
  const rows = rowsOfPage({
    data: [
      { ...event, eventId: 'evt_2', deliveries: [] },
      {
        ...event,
        eventId: 'evt_1',
        deliveries: [
          { ...delivery, id: 'dlv_1' },
          { ...delivery, id: 'dlv_2' },
        ],
      },
    ],
  });
  expect(keys(rows)).toEqual(['evt_2', 'dlv_1', 'dlv_2']);
});

test('a change of what was pruned meanwhile gives no row', () => {
  expect(rowOfChange({ eventId: 'evt_1', deliveryId: 'dlv_1' })).toBeUndefined();
});
