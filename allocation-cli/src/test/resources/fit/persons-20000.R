# The risk models estimated by R's glm on the committed persons, to compare "verdeelmodel fit" with. Run in this folder:
#
#   Rscript persons-20000.R
#
# Reads ../../../../../sample-data/microdata/persons-20000.csv, writes persons-20000.csv. Made with R 4.2.2 on Debian 12.

persons <- read.csv("../../../../../sample-data/microdata/persons-20000.csv", comment.char = "#", colClasses = "character",
                    na.strings = character(0))
persons$vsv <- as.integer(persons$vsv)

# Codes of the file to categories of sample-data/risk; the first category is the reference.
recode <- function(values, to) factor(unname(to[values]), levels = unique(to))
no_yes <- c("0" = "no", "1" = "yes")
welfare <- c("3" = "p41-60", "1" = "p1-20", "2" = "p21-40", "4" = "p61-80", "5" = "p81-100", "unknown" = "unknown")
parents <- c("1" = "both", "2" = "one", "3" = "none")
known <- function(values) ifelse(values == "", "unknown", values)
ages <- function(lowest, highest, low, high) {
  names <- as.character(10:26)
  classes <- ifelse(10:26 <= lowest, low, ifelse(10:26 >= highest, high, names))
  setNames(classes, names)
}

vo <- persons[persons$sector == "vo", ]
vo <- data.frame(
  vsv = vo$vsv,
  age = recode(vo$age, ages(14, 19, "14-", "19+")),
  education_type = factor(vo$education_type,
    levels = c("vmbo-gt", "brug", "pro", "vmbo-b", "vmbo-k", "havo", "vwo")),
  psychosocial_problems = recode(vo$psychosocial_problems, no_yes),
  delay = recode(vo$delay, no_yes),
  welfare = recode(known(vo$welfare), welfare),
  parental_structure = recode(vo$parental_structure, parents),
  suspect = recode(vo$suspect, no_yes))

mbo <- persons[persons$sector == "mbo", ]
mbo_ages <- ages(16, 99, "16-", "")
mbo <- data.frame(
  vsv = mbo$vsv,
  level = recode(mbo$level, c("4" = "4", "1" = "entree", "2" = "2", "3" = "3")),
  age = relevel(recode(mbo$age, mbo_ages), ref = "17"),
  psychosocial_problems = recode(mbo$psychosocial_problems, no_yes),
  suspect = recode(mbo$suspect, no_yes),
  parental_structure = recode(mbo$parental_structure, parents),
  sex = recode(mbo$sex, c("1" = "man", "2" = "woman")),
  debts = recode(mbo$debts, no_yes),
  mother_education = recode(known(mbo$mother_education),
    c("2" = "middle", "1" = "low", "3" = "high", "unknown" = "unknown")),
  learning_path = factor(mbo$learning_path, levels = c("bol", "bbl")),
  field = factor(mbo$field, levels = c("zorg", "techniek", "economie", "groen", "combi")),
  welfare = recode(known(mbo$welfare), welfare),
  urbanity = recode(mbo$urbanity,
    c("3" = "moderate", "1" = "very-strong", "2" = "strong", "4" = "little", "5" = "none")))

estimate <- function(sector, data) {
  stopifnot(!anyNA(data))
  control <- glm.control(epsilon = 1e-14, maxit = 50)
  first <- glm(vsv ~ ., family = binomial, data = data, control = control)
  # glm gives the covariance of the step before its last; started at the end, that is the end itself.
  fit <- glm(vsv ~ ., family = binomial, data = data, control = control, start = coef(first))
  names <- names(coef(fit))
  for (column in setdiff(names(data), "vsv")) {
    names <- sub(paste0("^", column, "(?=[^a-z_]|.+)"), paste0(column, "="), names, perl = TRUE)
  }
  names[1] <- "intercept"
  rows <- data.frame(sector = sector, name = names, value = coef(fit), standard_error = sqrt(diag(vcov(fit))))
  whole <- data.frame(sector = sector, name = c("log_likelihood", "aic", "bic"),
                      value = c(logLik(fit), AIC(fit), BIC(fit)), standard_error = NA)
  rbind(rows, whole)
}

out <- rbind(estimate("vo", vo), estimate("mbo", mbo))
out$value <- sprintf("%.15g", out$value)
out$standard_error <- ifelse(is.na(out$standard_error), "", sprintf("%.15g", out$standard_error))
header <- paste("# Made by Rscript persons-20000.R with R 4.2.2 from SYNTHETIC persons, sample-data/microdata/persons-20000.csv.")
writeLines(c(header, "sector,name,value,standard_error",
             paste(out$sector, out$name, out$value, out$standard_error, sep = ",")), "persons-20000.csv")
