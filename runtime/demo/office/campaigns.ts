import { money } from '../demo-money.ts';
import { dayMs } from '../shop-clock.ts';
import { inTurn } from '../staff/demo-staff.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';
import type { OfficePen, OfficeStories } from './office-pen.ts';
import { peakDays } from './peak-days.ts';

/** A campaign with the time in which it brings orders. */
export interface Campaign {
  readonly id: string;
  readonly occasion: string | undefined;
  readonly from: number;
  readonly to: number;
}

interface Plan {
  readonly name: string;
  readonly goal: string;
  readonly programme: string | undefined;
  readonly occasion?: string;
  /** Days from today. */
  readonly from: number;
  readonly to: number;
  readonly budget: number;
  /** Money is spent on every so many days. */
  readonly step: number;
}

/** Programmes, the campaign before each occasion, those that run all the time, and what was paid for advertising. */
export function campaignStories(pen: OfficePen): { readonly campaigns: readonly Campaign[]; readonly stories: readonly OfficeStories[] } {
  const { settings, clock, staff } = pen;
  const { programmes } = settings.office;
  const owner = ownedBy(inTurn(staff.withRole('marketing'), 0));
  const roofs = programmes.map((programme) => {
    const days = { starts_on: clock.date(clock.startMs), ends_on: clock.date(clock.nowMs + 365 * dayMs) };
    return pen.write(-720, { ...programme, status: 'running', ...days, ...owner });
  });
  const plans = [...peakPlans(pen, roofs[0]?.id), ...steadyPlans(pen, roofs)];
  const made = plans.map((plan) => ({ plan, story: planStory(pen, plan, owner) }));
  const campaigns = made.map(({ plan, story }): Campaign => {
    return { id: story.id, occasion: plan.occasion, from: clock.nowMs + plan.from * dayMs, to: clock.nowMs + plan.to * dayMs };
  });
  return {
    campaigns,
    stories: [
      { object: 'campaign', stories: roofs },
      { object: 'campaign', stories: made.map(({ story }) => story) },
      { object: 'ad_spend', stories: made.flatMap(({ plan, story }) => spendStories(pen, plan, story)) },
    ],
  };
}

function peakPlans({ settings, clock, random }: OfficePen, programme: string | undefined): readonly Plan[] {
  return settings.peaks.flatMap((peak) =>
    peakDays(peak, clock)
      .filter((day) => day > 20 && day < clock.days + 100)
      .map((day): Plan => {
        const name = settings.office.campaign_name
          .replace('{occasion}', settings.texts.occasions[peak.occasion] ?? peak.occasion)
          .replace('{year}', String(clock.year(day)));
        const to = day - clock.days;
        const budget = random.int(12, 40) * 1_000_000;
        return { name, goal: 'sell', programme, occasion: peak.occasion, from: to - peak.days_before - 4, to, budget, step: 1 };
      }),
  );
}

function steadyPlans({ settings }: OfficePen, roofs: readonly Story[]): readonly Plan[] {
  return settings.office.steady_campaigns.map((plan) => ({ ...plan, programme: roofs[plan.programme]?.id, step: 5 }));
}

function planStory(pen: OfficePen, plan: Plan, owner: { readonly owner?: string }): Story {
  const { clock, settings, random } = pen;
  const channels = [...new Set([random.pick(settings.office.campaign_channels), random.pick(settings.office.campaign_channels)])];
  const [starts, ends] = [clock.nowMs + plan.from * dayMs, clock.nowMs + plan.to * dayMs];
  const values = {
    name: plan.name,
    goal: plan.goal,
    ...(plan.programme === undefined ? {} : { programme: plan.programme }),
    ...(plan.occasion === undefined ? {} : { occasion: plan.occasion }),
    status: 'planned',
    starts_on: clock.date(starts),
    ends_on: clock.date(ends),
    channels,
    budget: money(plan.budget, settings.currency),
    ...owner,
  };
  return pen.write(plan.from - 20, values, [
    { at: starts, values: { status: 'running' } },
    { at: ends, values: { status: 'done' } },
  ]);
}

/** About four fifths of the budget, most of it towards the end. */
function spendStories(pen: OfficePen, plan: Plan, campaign: Story): readonly Story[] {
  const { clock, settings, random } = pen;
  const first = Math.max(plan.from, plan.step === 1 ? plan.to - 8 : plan.from);
  const days: number[] = [];
  for (let day = first; day <= Math.min(plan.to, -1); day += plan.step) if (clock.days + day > 0) days.push(day);
  const channels = (campaign.values.channels as readonly string[]).slice(0, plan.step === 1 ? 2 : 1);
  const planned = Math.ceil((plan.to - first + 1) / plan.step) * channels.length;
  return days.flatMap((day) =>
    channels.map((channel) => {
      const amount = Math.round(((plan.budget / planned) * (0.55 + 0.5 * random.next())) / 1000) * 1000;
      const clicks = Math.round(amount / random.int(1800, 4200));
      const values = {
        campaign: campaign.id,
        channel,
        spent_on: clock.date(clock.nowMs + day * dayMs),
        amount: money(amount, settings.currency),
        impressions: clicks * random.int(25, 70),
        clicks,
      };
      return pen.write(day + 0.5, values);
    }),
  );
}
