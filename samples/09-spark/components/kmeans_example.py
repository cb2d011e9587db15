"""Groups the rows of a libsvm file in two, and writes the middle of each group."""

import argparse

from pyspark.ml.clustering import KMeans
from pyspark.ml.evaluation import ClusteringEvaluator
from pyspark.sql import SparkSession

parser = argparse.ArgumentParser()
parser.add_argument("--file_input", required=True)
parser.add_argument("--output", required=True)
arguments = parser.parse_args()

spark = SparkSession.builder.appName("kmeans").getOrCreate()
rows = spark.read.format("libsvm").option("numFeatures", "3").load(arguments.file_input)
model = KMeans(k=2, seed=1).fit(rows)
print(f"silhouette = {ClusteringEvaluator().evaluate(model.transform(rows)):.4f}")
centres = [tuple(float(value) for value in centre) for centre in model.clusterCenters()]
spark.createDataFrame(centres).write.mode("overwrite").csv(arguments.output, header=True)
spark.stop()
