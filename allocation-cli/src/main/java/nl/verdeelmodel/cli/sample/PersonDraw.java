package nl.verdeelmodel.cli.sample;

import nl.verdeelmodel.risk.Sector;

/** Draws the persons of a municipality, each characteristic after those that it depends on. For one thread. */
final class PersonDraw {

    private static final double MEN_IN_MBO = 0.52;

    private final Neighbourhood neighbourhood;
    private final Noise noise;
    private final Person person = new Person();

    PersonDraw(Neighbourhood neighbourhood, Noise noise) {
        this.neighbourhood = neighbourhood;
        this.noise = noise;
    }

    /** The next person; the object is the same every time. */
    Person next(Sector sector) {
        person.begin();
        if (sector == Sector.VO) {
            drawPupil();
        } else {
            drawStudent();
        }
        return person;
    }

    private void drawPupil() {
        int sex = noise.fraction() < 0.5 ? 0 : 1;
        neighbourhood.drawPupil(person, noise);
        VoCourse.draw(person, noise);
        Household.drawParents(person, noise);
        Troubles.draw(person, sex, noise);
    }

    private void drawStudent() {
        int sex = noise.fraction() < MEN_IN_MBO ? 0 : 1;
        person.set(PersonColumn.SEX, sex);
        neighbourhood.drawStudent(person, noise);
        MboCourse.draw(person, noise);
        Household.drawParents(person, noise);
        Household.drawDebtsAndMother(person, noise);
        Troubles.draw(person, sex, noise);
    }
}
