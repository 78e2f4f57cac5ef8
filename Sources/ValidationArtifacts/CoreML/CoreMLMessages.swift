// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Parts of Core ML's Model.proto, NeuralNetwork.proto and MIL.proto that are read.
enum CoreMLMessages {
  /// Kinds of models, of which a model is exactly one, by their field.
  static let kinds: [Int: String] = [
    200: "pipelineClassifier", 201: "pipelineRegressor", 202: "pipeline", 300: "glmRegressor",
    301: "supportVectorRegressor", 302: "treeEnsembleRegressor", 303: "neuralNetworkRegressor",
    304: "bayesianProbitRegressor", 400: "glmClassifier", 401: "supportVectorClassifier",
    402: "treeEnsembleClassifier", 403: "neuralNetworkClassifier",
    404: "kNearestNeighborsClassifier", 500: "neuralNetwork", 501: "itemSimilarityRecommender",
    502: "mlProgram", 555: "customModel", 556: "linkedModel", 560: "classConfidenceThresholding",
    600: "oneHotEncoder", 601: "imputer", 602: "featureVectorizer", 603: "dictVectorizer",
    604: "scaler", 606: "categoricalMapping", 607: "normalizer", 609: "arrayFeatureExtractor",
    610: "nonMaximumSuppression", 900: "identity", 2000: "textClassifier", 2001: "wordTagger",
    2002: "visionFeaturePrint", 2003: "soundAnalysisPreprocessing", 2004: "gazetteer",
    2005: "wordEmbedding", 2006: "audioFeaturePrint", 3000: "serializedModel",
  ]

  static let model = ProtobufSchema(
    "Model",
    [
      1: .integer("specificationVersion"), 2: .bytes("description"), 10: .integer("isUpdatable"),
    ].merging(kinds.mapValues { .bytes($0) }) { first, _ in first })

  static let description = ProtobufSchema(
    "ModelDescription", isOpen: true,
    [
      1: .list("input"), 10: .list("output"), 11: .bytes("predictedFeatureName"),
      13: .list("state"), 20: .list("functions"), 100: .bytes("metadata"),
    ])

  static let functionDescription = ProtobufSchema(
    "FunctionDescription", isOpen: true,
    [1: .bytes("name"), 2: .list("input"), 3: .list("output")])

  static let feature = ProtobufSchema(
    "FeatureDescription", isOpen: true, [1: .bytes("name"), 3: .bytes("type")])

  static let featureType = ProtobufSchema(
    "FeatureType", isOpen: true,
    [
      1: .bytes("int64Type"), 2: .bytes("doubleType"), 3: .bytes("stringType"),
      4: .bytes("imageType"), 5: .bytes("multiArrayType"), 6: .bytes("dictionaryType"),
      7: .bytes("sequenceType"), 8: .bytes("stateType"), 1000: .integer("isOptional"),
    ])

  static let arrayType = ProtobufSchema(
    "ArrayFeatureType", isOpen: true,
    [
      1: .integers("shape"), 2: .integer("dataType"), 21: .bytes("enumeratedShapes"),
      31: .bytes("shapeRange"),
    ])

  static let imageType = ProtobufSchema(
    "ImageFeatureType", isOpen: true,
    [1: .integer("width"), 2: .integer("height"), 3: .integer("colorSpace")])

  static let pipeline = ProtobufSchema("Pipeline", isOpen: true, [1: .list("models")])
  static let wrappedPipeline = ProtobufSchema("Pipeline", isOpen: true, [1: .bytes("pipeline")])

  static let network = ProtobufSchema("NeuralNetwork", isOpen: true, [1: .list("layers")])

  static let layer = ProtobufSchema(
    "NeuralNetworkLayer", isOpen: true,
    [
      1: .bytes("name"), 2: .list("input"), 3: .list("output"), 100: .bytes("convolution"),
      140: .bytes("innerProduct"), 500: .bytes("custom"),
    ])

  static let innerProduct = ProtobufSchema(
    "InnerProductLayerParams", isOpen: true,
    [
      1: .integer("inputChannels"), 2: .integer("outputChannels"), 10: .integer("hasBias"),
      20: .bytes("weights"), 21: .bytes("bias"),
    ])

  static let convolution = ProtobufSchema(
    "ConvolutionLayerParams", isOpen: true,
    [
      1: .integer("outputChannels"), 2: .integer("kernelChannels"), 10: .integer("nGroups"),
      20: .integers("kernelSize"), 60: .integer("isDeconvolution"), 70: .integer("hasBias"),
      90: .bytes("weights"), 91: .bytes("bias"),
    ])

  static let weights = ProtobufSchema(
    "WeightParams", isOpen: true,
    [
      1: .floats("floatValue"), 2: .bytes("float16Value"), 30: .bytes("rawValue"),
      31: .bytes("int8RawValue"), 40: .bytes("quantization"),
    ])

  static let quantization = ProtobufSchema(
    "QuantizationParams", isOpen: true, [1: .integer("numberOfBits")])

  static let custom = ProtobufSchema("CustomLayerParams", isOpen: true, [10: .bytes("className")])
  static let customModel = ProtobufSchema("CustomModel", isOpen: true, [1: .bytes("className")])

  static let linkedModel = ProtobufSchema("LinkedModel", [1: .bytes("linkedModelFile")])
  static let linkedFile = ProtobufSchema(
    "LinkedModelFile", [1: .bytes("linkedModelFileName"), 2: .bytes("linkedModelSearchPath")])
  static let textParameter = ProtobufSchema(
    "StringParameter", isOpen: true, [1: .bytes("defaultValue")])

  // MARK: programs

  static let entry = ProtobufSchema("map entry", [1: .bytes("key"), 2: .bytes("value")])
  static let program = ProtobufSchema("Program", isOpen: true, [2: .list("functions")])
  static let function = ProtobufSchema("Function", isOpen: true, [3: .list("blocks")])
  static let block = ProtobufSchema("Block", isOpen: true, [3: .list("operations")])
  static let operation = ProtobufSchema(
    "Operation", isOpen: true,
    [1: .bytes("type"), 2: .list("inputs"), 4: .list("blocks"), 5: .list("attributes")])
  static let argument = ProtobufSchema("Argument", isOpen: true, [1: .list("arguments")])
  static let binding = ProtobufSchema("Binding", isOpen: true, [2: .bytes("value")])
  static let value = ProtobufSchema("Value", isOpen: true, [5: .bytes("blobFileValue")])
  static let blob = ProtobufSchema(
    "BlobFileValue", [1: .bytes("fileName"), 2: .integer("offset")])
}
