# What R's glm says of data sets that come with R: Rscript fit.R > fitted.json   (R 4.2.2, MASS 7.3, boot 1.3)
# The columns stand beside the result, so that no R is needed to compare.
data(cats, Pima.tr, birthwt, package = "MASS")
data(urine, package = "boot")
sets <- list(
  `MASS::cats: Sex == "M" ~ Bwt + Hwt` = with(cats, data.frame(Bwt, Hwt, Sex == "M")),
  `MASS::Pima.tr: type == "Yes" ~ glu + bmi` = with(Pima.tr, data.frame(glu, bmi, type == "Yes")),
  `MASS::birthwt: low ~ age + lwt` = with(birthwt, data.frame(age, lwt, low)),
  `boot::urine: r ~ gravity + calc` = with(urine, data.frame(gravity, calc, r)),
  `datasets::mtcars: am ~ wt + hp` = with(mtcars, data.frame(wt, hp, am)),
  `datasets::infert: case ~ spontaneous + induced` = with(infert, data.frame(spontaneous, induced, case)),
  `datasets::ToothGrowth: supp == "OJ" ~ len + dose` = with(ToothGrowth, data.frame(len, dose, supp == "OJ")),
  `datasets::iris: virginica of two ~ Petal.Length + Petal.Width` =
    with(iris[51:150, ], data.frame(Petal.Length, Petal.Width, Species == "virginica"))
)
row <- function(values) paste0("[", paste(sprintf("%.17g", values), collapse = ", "), "]")
fitted <- sapply(names(sets), function(name) {
  set <- na.omit(sets[[name]])
  names(set) <- c("x1", "x2", "y")
  fit <- glm(y ~ x1 + x2, binomial, set, control = glm.control(epsilon = 1e-15, maxit = 100))
  sprintf('{"name": "%s",\n "b, w1, w2": %s, "deviance": %.17g,\n "x1": %s,\n "x2": %s,\n "y": %s}',
          gsub('"', "'", name), row(coef(fit)), deviance(fit), row(set$x1), row(set$x2), row(as.numeric(set$y)))
})
cat("[", paste(fitted, collapse = ",\n"), "]\n", sep = "")
