# Fits a decision tree that names the species of an iris flower, and shows what it says of a few.
library(optparse)
library(rpart)

options <- parse_args(OptionParser(option_list = list(make_option("--data_folder", type = "character"))))
iris <- read.csv(options$data_folder, stringsAsFactors = TRUE)
print(head(iris))

model <- rpart(species ~ ., data = iris, method = "class")
print(model)

rows <- c(5, 60, 120)
print(data.frame(true = iris$species[rows], guess = predict(model, iris[rows, ], type = "class")))
