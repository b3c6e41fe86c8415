import { money } from '../demo-money.ts';
import type { DemoOccasion } from '../settings/demo-office.ts';
import { dayMs, hourMs } from '../shop-clock.ts';
import { inTurn } from '../staff/demo-staff.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';
import type { Office, OfficePen, OfficeStories } from './office-pen.ts';

interface Handbook {
  readonly ids: Pick<Office, 'competitors' | 'articles' | 'surveys' | 'events'>;
  readonly stories: readonly OfficeStories[];
}

/** What people look things up in: competitors, answers, surveys, the days of the year, and events. */
export function handbookStories(pen: OfficePen): Handbook {
  const { office } = pen.settings;
  const { clock } = pen;
  const competitors = office.competitors.map((values) => pen.write(-700, { ...values, active: true }));
  const articles = office.articles.map((values, index) => articleStory(pen, values, index));
  const surveys = office.surveys.map((values) => ({ story: pen.write(-150, { ...values, active: true }), ...values }));
  const events = office.events.map((event) => eventStory(pen, event));
  return {
    ids: {
      competitors: competitors.map(({ id }) => id),
      articles: articles.map(({ id }) => id),
      surveys: surveys.map(({ story, scale, asked_after }) => ({ id: story.id, scale, asked_after })),
      events: events.map(({ id, values }) => ({ id, at: Date.parse(String(values.starts_at)), seats: Number(values.capacity) })),
    },
    stories: [
      { object: 'competitor', stories: competitors },
      { object: 'knowledge_article', stories: articles },
      { object: 'survey', stories: surveys.map(({ story }) => story) },
      { object: 'occasion', stories: office.occasions.map((occasion) => occasionStory(pen, occasion)) },
      { object: 'event', stories: events },
    ],
  };

  function articleStory(of: OfficePen, values: Story['values'], index: number): Story {
    const writer = ownedBy(inTurn(of.staff.withRole('service'), 0));
    return of.write(-300 + index * 20, { ...values, status: 'published', checked_on: clock.date(clock.nowMs - index * 11 * dayMs), ...writer });
  }
}

function eventStory(pen: OfficePen, { day, hour, hours, seats, cost, ...own }: OfficePen['settings']['office']['events'][number]): Story {
  const { clock, settings, catalogue, staff } = pen;
  const starts = clock.at(clock.days + day, hour * 60);
  const values = {
    ...own,
    status: 'planned',
    starts_at: new Date(starts).toISOString(),
    ends_at: new Date(starts + hours * hourMs).toISOString(),
    branch: catalogue.branches.items[Math.abs(day) % 2]?.id,
    capacity: seats,
    cost: money(cost, settings.currency),
    ...ownedBy(inTurn(staff.withRole('marketing'), 0)),
  };
  return pen.write(day - 40, values, [
    { at: starts - 25 * dayMs, values: { status: 'inviting' } },
    { at: starts + hours * hourMs, values: { status: 'done' } },
  ]);
}

function occasionStory(pen: OfficePen, { dates, lead_days, ...own }: DemoOccasion): Story {
  const { clock } = pen;
  const first = clock.year(0);
  const years = Array.from({ length: clock.year(clock.days) - first + 2 }, (_, index) => first + index);
  const two = (part: number | undefined): string => String(part ?? 1).padStart(2, '0');
  const days = dates ?? years.map((year) => `${year}-${two(own.month)}-${two(own.day)}`);
  const lines = days.map((falls_on, index) => ({
    position: index + 1,
    falls_on,
    prepare_on: new Date(Date.parse(falls_on) - lead_days * dayMs).toISOString().slice(0, 10),
  }));
  return pen.write(-730, { ...own, lead_days, active: true, dates: lines });
}
