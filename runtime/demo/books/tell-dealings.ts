import { appointmentStories } from '../dealings/appointments.ts';
import { cartStories } from '../dealings/carts.ts';
import { contractStories } from '../dealings/contracts.ts';
import type { Dealer } from '../dealings/dealer.ts';
import { giftStories } from '../dealings/gifts.ts';
import { interactionStories } from '../dealings/interactions.ts';
import { invoiceStories } from '../dealings/invoices.ts';
import { loyaltyStories } from '../dealings/loyalty.ts';
import { paymentStories } from '../dealings/payments.ts';
import { quoteStories } from '../dealings/quotes.ts';
import { returnStories } from '../dealings/returns.ts';
import { shipmentStories } from '../dealings/shipments.ts';
import { feedbackStories, reviewStories, rsvpStories, surveyStories } from '../dealings/voices.ts';
import { warrantyStories } from '../dealings/warranties.ts';
import type { Story } from '../story.ts';

/** What stands already of a customer. */
export interface KnownStories {
  readonly lead: readonly Story[];
  readonly deal: readonly Story[];
  readonly ticket: readonly Story[];
}

/** Stories by object, in an order in which each links only to what comes before it. */
export const dealingObjects = [
  'quote',
  'shipment',
  'payment',
  'invoice',
  'goods_return',
  'cart',
  'interaction',
  'gift_recipient',
  'loyalty_entry',
  'warranty',
  'service_contract',
  'appointment',
  'survey_response',
  'review',
  'feedback',
  'rsvp',
] as const;

/** Everything around the sales of one customer. */
export function tellDealings(dealer: Dealer, known: KnownStories): Readonly<Record<(typeof dealingObjects)[number], readonly Story[]>> {
  const shipments = shipmentStories(dealer);
  return {
    quote: quoteStories(dealer, known.deal),
    shipment: shipments,
    payment: paymentStories(dealer, shipments),
    invoice: invoiceStories(dealer),
    goods_return: returnStories(dealer),
    cart: cartStories(dealer),
    interaction: interactionStories(dealer, known.lead, known.ticket),
    gift_recipient: giftStories(dealer),
    loyalty_entry: loyaltyStories(dealer),
    warranty: warrantyStories(dealer, dealer.orders),
    service_contract: contractStories(dealer),
    appointment: appointmentStories(dealer),
    survey_response: surveyStories(dealer),
    review: reviewStories(dealer),
    feedback: feedbackStories(dealer),
    rsvp: rsvpStories(dealer),
  };
}
