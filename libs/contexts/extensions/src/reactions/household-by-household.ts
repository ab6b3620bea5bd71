/** Households of one event under way at once: each is a submission of its own, on a stream of its own. */
const AT_ONCE = 16;

/** Does a thing for every household, in order, several at once. @throws what one threw, once those with it have ended */
export async function householdByHousehold<Household>(
  households: readonly Household[],
  submit: (household: Household) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < households.length; from += AT_ONCE) {
    const ends = await Promise.allSettled(households.slice(from, from + AT_ONCE).map(submit));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}
