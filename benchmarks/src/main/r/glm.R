# How long does R's glm take on the persons of RiskFitBenchmark, and does it find the same coefficients?
#
#   java -Xmx300m -cp benchmarks/target/benchmarks.jar nl.verdeelmodel.benchmarks.RiskFitForR FOLDER
#   Rscript benchmarks/src/main/r/glm.R FOLDER
#
# Reads what the first command wrote in FOLDER; needs about 4 GB. Prints times in seconds, ratios and the largest difference.

folder <- commandArgs(trailingOnly = TRUE)[1]
cells <- read.csv(file.path(folder, "cells.csv"), stringsAsFactors = TRUE)
library_fit <- read.csv(file.path(folder, "coefficients.csv"))
library_ms <- read.csv(file.path(folder, "milliseconds.csv"))
characteristics <- setdiff(names(cells), c("persons", "leavers"))
for (name in characteristics) {
  categories <- paste0("k", 0:(nlevels(cells[[name]]) - 1))
  cells[[name]] <- factor(as.character(cells[[name]]), levels = categories)
}
right <- paste(characteristics, collapse = " + ")
control <- glm.control(epsilon = 1e-10)

report <- function(what, time, fit, from) {
  elapsed <- time[["elapsed"]]
  processor <- time[["user.self"]] + time[["sys.self"]]
  ours <- library_ms[library_ms$from == from, ]
  cat(sprintf("%s: %.1f s elapsed, %.0f times the library from %s; %.1f s of processors, %.0f times\n",
              what, elapsed, elapsed * 1000 / ours$elapsed, from, processor, processor * 1000 / ours$processor))
  summary <- summary(fit)$coefficients
  cat(sprintf("    coefficients within %.1e, standard errors within %.1e\n",
              max(abs(summary[, 1] - library_fit$coefficient)),
              max(abs(summary[, 2] - library_fit$standard_error))))
}

time <- system.time(
  fit <- glm(as.formula(paste("cbind(leavers, persons - leavers) ~", right)),
             family = binomial, data = cells, control = control))
report("glm on collapsed data", time, fit, "cells")
report("glm on collapsed data", time, fit, "rows")

rows <- cells[rep(seq_len(nrow(cells)), cells$persons), characteristics]
stayed <- cells$persons - cells$leavers
rows$vsv <- rep(rep(c(1, 0), nrow(cells)), as.vector(rbind(cells$leavers, stayed)))
rm(fit, cells)
invisible(gc())
time <- system.time(
  fit <- glm(as.formula(paste("vsv ~", right)), family = binomial, data = rows, control = control))
report("glm on rows", time, fit, "rows")
