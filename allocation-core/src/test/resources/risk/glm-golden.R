# Coefficients and their uncertainty by R's glm, to compare RiskFit with. Run in this folder:
#
#   Rscript glm-golden.R
#
# Reads glm-cells.csv (made by GlmGoldenTest), writes glm-golden.json. Made with R 4.2.2 on Debian 12.
# On rows: coefficients, standard errors, covariance, log-likelihood, AIC, BIC. On cells: deviance and its degrees of freedom.

library(jsonlite)

cells <- read.csv("glm-cells.csv", comment.char = "#", colClasses = "character")
cells$persons <- as.integer(cells$persons)
cells$leavers <- as.integer(cells$leavers)
levels_of <- list(
  level = c("entry", "2", "3", "4"),
  age = c("17", "16-", "18", "19", "20", "21+"),
  psychosocial_problems = c("no", "yes"),
  suspect = c("no", "yes"),
  welfare = c("40-60", "0-20", "20-40", "60-80", "80-100"),
  sex = c("male", "female"),
  debts = c("no", "yes"))
for (name in names(levels_of)) {
  cells[[name]] <- factor(cells[[name]], levels = levels_of[[name]])
}
control <- glm.control(epsilon = 1e-12, maxit = 50)
right <- paste(names(levels_of), collapse = " + ")

grouped <- glm(as.formula(paste("cbind(leavers, persons - leavers) ~", right)),
               family = binomial, data = cells, control = control)

rows <- cells[rep(seq_len(nrow(cells)), cells$persons), ]
rows$vsv <- unlist(mapply(function(n, y) rep(c(1, 0), c(y, n - y)), cells$persons, cells$leavers))
formula <- as.formula(paste("vsv ~", right))
first <- glm(formula, family = binomial, data = rows, control = control)
# glm gives the covariance of the step before its last; from the end of a first fit that is the end itself.
fit <- glm(formula, family = binomial, data = rows, control = control, start = coef(first))

# The name of a coefficient as the library writes it, such as level=2.
names_of <- function(fit) {
  names <- names(coef(fit))
  for (name in names(levels_of)) {
    names <- sub(paste0("^", name), paste0(name, "="), names)
  }
  sub("(Intercept)", "intercept", names, fixed = TRUE)
}

summary <- summary(fit)$coefficients
covariance <- vcov(fit)
write_json(
  list(
    R = R.version.string,
    names = names_of(fit),
    coefficients = unname(coef(fit)),
    standardErrors = unname(summary[, "Std. Error"]),
    z = unname(summary[, "z value"]),
    pValues = unname(summary[, "Pr(>|z|)"]),
    covariance = lapply(seq_len(nrow(covariance)), function(i) I(unname(covariance[i, seq_len(i)]))),
    logLikelihood = as.numeric(logLik(fit)),
    nullLogLikelihood = -fit$null.deviance / 2,
    aic = AIC(fit),
    bic = BIC(fit),
    deviance = deviance(grouped),
    degreesOfFreedom = df.residual(grouped),
    persons = nrow(rows),
    leavers = sum(rows$vsv)),
  "glm-golden.json", digits = I(17), auto_unbox = TRUE, pretty = TRUE)
