package nl.verdeelmodel.cli.sample;

import nl.verdeelmodel.risk.Sector;

/**
 * A municipality of 2026 and its synthetic persons.
 *
 * @param code such as {@code GM0363}
 * @param inhabitants about how many people live there
 * @param welfareTilt its lasting effect on welfare: from -1 (many poor households) to below 1 (many rich ones)
 * @param vo how many persons in vo
 * @param mbo how many persons in mbo
 */
record Municipality(String code, double inhabitants, double welfareTilt, long vo, long mbo) {

    long persons(Sector sector) {
        return sector == Sector.VO ? vo : mbo;
    }
}
