/**
 * Stability: how far a region may move, and one balancer that makes the total fit again.
 *
 * <p>In: exact targets, a baseline and the values of rules. Out: {@link nl.verdeelmodel.dampening.Limits limits} per region
 * and {@link nl.verdeelmodel.dampening.DampenedBudgets dampened budgets} that add up, with a
 * {@link nl.verdeelmodel.dampening.Certificate certificate}. Start reading at {@link nl.verdeelmodel.dampening.Balancer}.
 * {@link nl.verdeelmodel.dampening.ScaleAndClamp} is the fast solver for scaling between floors and ceilings in whole units.
 */
@NullMarked
package nl.verdeelmodel.dampening;

import org.jspecify.annotations.NullMarked;
