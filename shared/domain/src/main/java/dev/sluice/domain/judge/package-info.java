/**
 * Whether a canary is healthy, judged minute by minute from counts.
 *
 * <p>Every check is an <em>e-process</em>: a wager against "the canary is fine" that starts at 1 and cannot be expected to
 * grow while that is true. By Ville's inequality it ever reaches 1/alpha with a probability of at most alpha, however
 * often somebody looks. So one error budget covers a whole ramp, and looking every minute is free; a rule such as "3 of
 * 3 minutes above the limit" spends a new budget with each look.
 *
 * @see <a href="https://arxiv.org/abs/2210.01948">Ramdas, Grünwald, Vovk, Shafer: Game-theoretic statistics and safe
 *     anytime-valid inference</a>
 * @see <a href="https://arxiv.org/abs/2011.03567">Lindon, Malek: Anytime-valid inference for multinomial count data</a>
 * @see <a href="https://arxiv.org/abs/2010.09686">Waudby-Smith, Ramdas: Estimating means of bounded random variables by
 *     betting</a>
 */
package dev.sluice.domain.judge;
