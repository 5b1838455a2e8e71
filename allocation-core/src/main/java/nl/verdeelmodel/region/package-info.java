/**
 * The Doorstroompunt regions of a year, values per region, and the way from the regions of one year to those of another.
 *
 * <p>In: region lists and mappings as tables or by hand. Out: {@link nl.verdeelmodel.region.RegionSet}, whose order (by
 * code) is the order of every array in every later stage, and {@link nl.verdeelmodel.region.RegionValues}, one exact
 * number per region. Start reading at {@link nl.verdeelmodel.region.RegionSet}.
 */
@NullMarked
package nl.verdeelmodel.region;

import org.jspecify.annotations.NullMarked;
