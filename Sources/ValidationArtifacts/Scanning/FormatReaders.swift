// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The formats in the order in which they are asked; the first to recognise gives the kind.
enum FormatReaders {
  static let all: [any FormatReader.Type] = [
    LegacyTorchFormat.self,
    PickleFormat.self,
    PointerFormat.self,
    SafetensorsFormat.self,
    GGUFFormat.self,
    NumPyFormat.self,
    HDF5Format.self,
    ZipFormat.self,
    TarFormat.self,
    SevenZipFormat.self,
    OpaqueContainerFormat.self,
    ONNXFormat.self,
    CoreMLFormat.self,
    CoreMLPackageFormat.self,
    SavedModelFormat.self,
    MetaGraphFormat.self,
    ONNXTensorFormat.self,
    YAMLFormat.self,
    MLmodelFormat.self,
    // Shares endings with pickles and tars, which are expected first where nothing is recognised.
    CompressedFormat.self,
    SafetensorsIndexFormat.self,
    CatBoostFormat.self,
    XGBoostBinaryFormat.self,
    LightGBMFormat.self,
    XMLFormat.self,
    TemplateFormat.self,
    JSONFormat.self,
  ]

  static func expected(under fileExtension: String) -> [any FormatReader.Type] {
    guard !fileExtension.isEmpty else { return [] }
    return all.filter { $0.extensions.contains(fileExtension) }
  }
}
