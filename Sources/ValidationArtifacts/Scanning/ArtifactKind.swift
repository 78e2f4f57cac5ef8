// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a file, or a member of a container, was recognised as by its content.
package enum ArtifactKind: String, Hashable, Sendable, Codable, CaseIterable {
  case pickle, joblib
  case torchZip = "torch-zip"
  case torchScript = "torchscript"
  case torchLegacy = "torch-legacy"
  case torchTar = "torch-tar"
  case numpyArray = "npy"
  case numpyArchive = "npz"
  case safetensors
  case safetensorsIndex = "safetensors-index"
  case gguf, onnx
  case kerasArchive = "keras"
  case hdf5
  case savedModel = "tf-savedmodel"
  case metaGraph = "tf-metagraph"
  case xgboost, lightgbm, catboost, coreml, pmml
  case tokenizerConfiguration = "tokenizer-config"
  case chatTemplate = "chat-template"
  case skops, nemo
  case mlflowModel = "mlflow-model"
  case modelArchive = "torchserve-mar"
  case zip, tar
  case compressed
  case sevenZip = "7z"
  case json, yaml, text
  case lfsPointer = "lfs-pointer"
  case unknown
}
