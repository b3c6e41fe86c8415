/** PostgreSQL channel on which processes tell each other, and transactions tell all, what screens should look at again. */
export const eventChannel = 'trellis_events';
