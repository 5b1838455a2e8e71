# Makes diagnostics-cells.csv (synthetic), cbpp.csv and diagnostics-golden.csv (what R says about them).
# Command, in this directory:  Rscript diagnostics-golden.R
# Made with R 4.2.2, lme4 and pROC of Debian 12. Deviances of glm converge to 1e-14, of glmer's inner loop to 1e-13.
suppressMessages({ library(lme4); library(pROC) })
options(digits = 17)

set.seed(20221001)
regions <- sprintf("%02d", 1:12)
cells <- expand.grid(noise = c("x", "y", "z"), welfare = c("high", "middle", "low"),
                     age = c("14-", "15", "16", "17"), region = regions, cohort = c(2022, 2023))
size <- setNames(exp(rnorm(12, 0, 0.6)), regions)
place <- setNames(rnorm(12, 0, 0.3), regions)
cells$persons <- rpois(nrow(cells), 25 * size[cells$region])
effect <- -2.6 + c(`14-` = 0, `15` = 0.3, `16` = 0.7, `17` = 1.2)[cells$age] +
  c(high = 0, middle = 0.25, low = 0.6)[cells$welfare] + place[cells$region] + ifelse(cells$cohort == 2023, 0.15, 0)
cells$leavers <- rbinom(nrow(cells), cells$persons, plogis(effect))
cells <- cells[cells$persons > 0, c("cohort", "region", "age", "welfare", "noise", "persons", "leavers")]
con <- file("diagnostics-cells.csv", "wb")
writeLines("# SYNTHETIC: drawn by diagnostics-golden.R", con)
write.csv(cells, con, row.names = FALSE, quote = FALSE)
close(con)

golden <- list()
say <- function(name, value) golden[[name]] <<- value

own <- subset(cells, cohort == 2022)
other <- subset(cells, cohort == 2023)
rows <- function(d) {
  left <- c(rep(1, nrow(d)), rep(0, nrow(d)))
  both <- rbind(d, d)
  both <- both[rep(seq_len(2 * nrow(d)), c(d$leavers, d$persons - d$leavers)), ]
  both$y <- rep(left, c(d$leavers, d$persons - d$leavers))
  both
}
precise <- list(epsilon = 1e-14, maxit = 50)
fit <- function(formula, d) glm(formula, binomial, d, control = precise)
persons <- rows(own)
others <- rows(other)
model <- fit(y ~ age + welfare + noise, persons)

judge <- function(name, y, chance, lost) {
  chance <- round(chance, 12)
  say(paste0(name, ".auc"), as.numeric(auc(y, chance, quiet = TRUE, direction = "<")))
  say(paste0(name, ".brier"), mean((y - chance)^2))
  say(paste0(name, ".expected"), sum(chance))
  for (g in c(10, 7)) {
    group <- cut(chance, unique(quantile(chance, (0:g) / g)), include.lowest = TRUE, labels = FALSE)
    n <- tapply(y, group, length); o <- tapply(y, group, sum); e <- tapply(chance, group, sum)
    for (i in seq_along(n)) {
      say(paste0(name, ".", g, ".persons.", i), n[[i]])
      say(paste0(name, ".", g, ".leavers.", i), o[[i]])
      say(paste0(name, ".", g, ".expected.", i), e[[i]])
    }
    x <- sum((o - e)^2 / (e * (1 - e / n)))
    say(paste0(name, ".", g, ".groups"), length(n))
    say(paste0(name, ".", g, ".hl"), x)
    say(paste0(name, ".", g, ".p"), pchisq(x, length(n) - lost, lower.tail = FALSE))
  }
}
for (i in seq_along(coef(model))) say(paste0("coefficient.", i), coef(model)[[i]])
say("own.logLik", as.numeric(logLik(model)))
judge("own", persons$y, fitted(model), 2)

chance <- predict(model, others, type = "response")
judge("other", others$y, chance, 0)
line <- summary(fit(y ~ qlogis(chance), others))$coefficients
say("slope.intercept", line[1, 1]); say("slope.slope", line[2, 1])
say("slope.intercept.se", line[1, 2]); say("slope.slope.se", line[2, 2])
large <- summary(glm(y ~ 1, binomial, others, offset = qlogis(chance), control = precise))$coefficients
say("large.intercept", large[1, 1]); say("large.se", large[1, 2])

for (set in c("1", "age", "welfare", "noise", "age + welfare", "age + noise", "welfare + noise", "age + welfare + noise"))
  say(paste0("logLik.", gsub(" ", "", set)), as.numeric(logLik(fit(as.formula(paste("y ~", set)), persons))))

mixed <- glmer(cbind(leavers, persons - leavers) ~ age + welfare + noise + (1 | region), own, binomial, nAGQ = 0,
               control = glmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9), tolPwrss = 1e-13))
plain <- fit(cbind(leavers, persons - leavers) ~ age + welfare + noise, own)
say("mixed.sd", as.numeric(getME(mixed, "theta")))
say("mixed.statistic", as.numeric(2 * (logLik(mixed) - logLik(plain))))
for (i in seq_along(fixef(mixed))) say(paste0("mixed.coefficient.", i), fixef(mixed)[[i]])
for (r in regions) say(paste0("mixed.region.", r), ranef(mixed)$region[r, 1])
for (i in seq_along(fixef(mixed))) say(paste0("mixed.se.", i), sqrt(diag(vcov(mixed, use.hessian = FALSE)))[[i]])
spread <- sqrt(as.numeric(attr(ranef(mixed, condVar = TRUE)$region, "postVar")))
for (i in seq_along(regions)) say(paste0("mixed.region.se.", regions[i]), spread[i])

flat <- glmer(cbind(leavers, persons - leavers) ~ age + (1 | noise), own, binomial, nAGQ = 0,
              control = glmerControl(optimizer = "bobyqa", check.conv.singular = "ignore"))
say("flat.sd", as.numeric(getME(flat, "theta")))

con <- file("cbpp.csv", "wb")
writeLines(c("# Contagious bovine pleuropneumonia in 15 herds in Ethiopia, new cases by period: Lesnoff et al. 2004,",
             "# Preventive Veterinary Medicine 64. As in R's lme4; written by diagnostics-golden.R."), con)
write.csv(cbpp[c("herd", "period", "size", "incidence")], con, row.names = FALSE, quote = FALSE)
close(con)
herds <- glmer(cbind(incidence, size - incidence) ~ period + (1 | herd), cbpp, binomial, nAGQ = 0,
               control = glmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9), tolPwrss = 1e-13))
say("cbpp.sd", as.numeric(getME(herds, "theta")))
for (i in 1:4) say(paste0("cbpp.coefficient.", i), fixef(herds)[[i]])

for (x in c(0.5, 20, 1300, 5000, 60000)) for (df in c(1, 2, 9, 50))
  say(paste0("log.tail.", x, ".", df), pchisq(x, df, lower.tail = FALSE, log.p = TRUE))

con <- file("diagnostics-golden.csv", "wb")
writeLines(c("name,value", paste0(names(golden), ",", sapply(golden, function(v) format(v, digits = 17)))), con)
close(con)
