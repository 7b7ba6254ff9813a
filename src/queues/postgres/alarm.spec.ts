import { Alarm } from './alarm.js';

describe('Alarm', () => {
  const startSleepers = (alarm: Alarm, count: number): number[] => {
    const awake: number[] = [];
    for (let i = 0; i < count; i++) void alarm.sleep().then(() => awake.push(i));
    return awake;
  };
  const settle = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('wakes one with each ring, who slept longest first', async () => {
    const alarm = new Alarm();
    const awake = startSleepers(alarm, 3);
    alarm.ring();
    await settle();
    expect(awake).toEqual([0]);
    alarm.ring();
    await settle();
    expect(awake).toEqual([0, 1]);
  });

  it('lets nobody fall asleep after a ring that nobody heard, once', async () => {
    const alarm = new Alarm();
    alarm.ring();
    alarm.ring();
    const awake = startSleepers(alarm, 2);
    await settle();
    expect(awake).toEqual([0]);
  });

  it('wakes all when told so', async () => {
    const alarm = new Alarm();
    const awake = startSleepers(alarm, 3);
    alarm.ringForAll();
    await settle();
    expect(awake).toEqual([0, 1, 2]);
  });
});
