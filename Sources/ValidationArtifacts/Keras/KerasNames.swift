// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// What a configuration may name of Keras 3.15.1 and tf_keras 2.21.0 without reaching anything.
///
/// Written by Tests/ValidationArtifactsTests/Fixtures/keras_names.py from their sources.
enum KerasNames {
  /// Layers, models, operations, initializers, losses, metrics, optimizers and their like.
  static let classes = set(
    """
    AUC AUCCurve AUCSummationMethod AWQ AWQConfig AWQDTypePolicy Abs AbsMaxQuantizer Absolute
    AbstractRNNCell Accuracy Activation ActivityRegularization Adadelta Adafactor Adagrad Adam AdamW
    Adamax AdaptiveAveragePool AdaptiveAveragePooling1D AdaptiveAveragePooling2D
    AdaptiveAveragePooling3D AdaptiveMaxPool AdaptiveMaxPooling1D AdaptiveMaxPooling2D
    AdaptiveMaxPooling3D Add AddLoss AddMetric AdditiveAttention AffineTransform Aggregator All
    AllClose AlphaDropout Amax Amin Angle Any Append Arange Arccos Arccosh Arcsin Arcsinh Arctan
    Arctan2 Arctanh Argmax Argmin Argpartition Argsort Array ArraySplit AssociativeScan Attention
    AugMix AutoCastVariable AutoCastVariableSpec AutoContrast Average AveragePool AveragePooling1D
    AveragePooling2D AveragePooling3D AvgPool1D AvgPool2D AvgPool3D BaseAdaptiveAveragePooling
    BaseAdaptiveMaxPooling BaseAdaptivePooling BaseConv BaseConvTranspose BaseDenseAttention
    BaseDepthwiseConv BaseGlobalPooling BaseImagePreprocessingLayer BaseLossScaleOptimizer
    BaseOptimizer BasePooling BaseRandomLayer BaseSeparableConv BaseSpatialDropout BasicLSTMCell
    BasicRNNCell BatchNorm BatchNormalization BatchNormalizationBase Bidirectional BinaryAccuracy
    BinaryCrossentropy BinaryFocalCrossentropy BinaryIoU Bincount BitwiseAnd BitwiseInvert
    BitwiseLeftShift BitwiseNot BitwiseOr BitwiseRightShift BitwiseXor BoundingBox BroadcastTo CDist
    CTC CTCDecode CTCLoss CallSpec CallableList Cast CategoricalAccuracy CategoricalCrossentropy
    CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy CategoricalHinge
    CategoryEncoding Cbrt Ceil Celu CenterCrop Cholesky CholeskyInverse Circle Clip ConcatAggregator
    Concatenate ConcordanceCorrelation Cond ConfusionMatrix Conj Conjugate Constant Constraint
    Container ContrastLimitedAdaptiveHistogramEqualization Conv Conv1D Conv1DTranspose Conv2D
    Conv2DTranspose Conv3D Conv3DTranspose ConvLSTM ConvLSTM1D ConvLSTM2D ConvLSTM3D ConvLSTMCell
    ConvRNN ConvTranspose ConvertToTensor Convolution1D Convolution1DTranspose Convolution2D
    Convolution2DTranspose Convolution3D Convolution3DTranspose Copy Corrcoef Correlate Cos Cosh
    CosineDecay CosineDecayRestarts CosineSimilarity CountNonzero CropImages Cropping1D Cropping2D
    Cropping3D Cross CuDNNGRU CuDNNLSTM Cumprod Cumsum CutMix DTypePolicy DTypePolicyMap DataLayer
    Deg2rad Dense DenseFeatures DepthToSpace DepthwiseConv DepthwiseConv1D DepthwiseConv2D Det Diag
    Diagflat Diagonal Dice Diff Digitize Discretization Divide DivideNoNan Dot DotProductAttention
    Dropout DropoutRNNCell DropoutWrapper Dsplit Dstack DynamicEmbedding DynamicLookup ELU Eig Eigh
    Einsum EinsumDense ElasticTransform Elu Embedding EmptyLike Equal Equalization Erf Erfc Erfinv
    Exp Exp2 ExpandDims Expm1 ExponentialDecay ExtractPatches ExtractSequences F1Score FBetaScore
    FFT FFT2 Fabs FakeOptimizerForRestoration FakeQuantWithMinMaxVars FalseNegatives FalsePositives
    Feature FeatureSpace Flatten Flip Fliplr Flipud Float8QuantizationConfig FloatDTypePolicy Floor
    FloorDivide Fmax Fmin Fmod Fold ForiLoop Ftrl Full FullLike Function Functional
    FunctionalPreprocessingStage GPTQ GPTQConfig GPTQDTypePolicy GPTQQuantizer GRU GRUCell
    GaussianBlur GaussianDropout GaussianNoise Gcd Gelu Geomspace GetItem GlobalAveragePooling1D
    GlobalAveragePooling2D GlobalAveragePooling3D GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D
    GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D GlobalMaxPooling1D GlobalMaxPooling2D
    GlobalMaxPooling3D GlobalPooling1D GlobalPooling2D GlobalPooling3D GlorotNormal GlorotUniform
    Glu Greater GreaterEqual GroupNormalization GroupQueryAttention GroupedQueryAttention HSVToRGB
    HardShrink HardSigmoid HardSilu HardTanh HashedCrossing Hashing HeNormal HeUniform Heaviside
    Hinge Histogram Hsplit Hstack Huber Hypot I0 IFFT2 IRFFT ISTFT Identity IdentityInitializer Imag
    InTopK IndexLookup Initializer Inner Input InputLayer InputSpec Int4DTypePolicy
    Int4QuantizationConfig Int8QuantizationConfig IntegerLookup Inv InverseTimeDecay IoU IsIn
    Isclose Isfinite Isinf Isnan Isneginf Isposinf Isreal JVP KLD KLDivergence KerasHistory Kron L1
    L1L2 L2 LSTM LSTMCell LSTMStateTuple Lamb Layer LayerNorm LayerNormalization LayerRNNCell Lcm
    Ldexp LeakyReLU LeakyRelu LearningRateSchedule LecunNormal LecunUniform LeftShift Less LessEqual
    LinearCosineDecay LinearModel Linspace Lion LocallyConnected1D LocallyConnected2D Log Log10
    Log1p Log2 LogCosh LogCoshError LogSigmoid LogSoftmax Logaddexp Logaddexp2 Logdet LogicalAnd
    LogicalNot LogicalOr LogicalXor Logspace Logsumexp Loss LossFunctionWrapper LossScaleOptimizer
    LossScaleOptimizerV3 LossesContainer Lstsq LuFactor MAE MAPE MSE MSLE Map MapCoordinates Masking
    Matmul MatrixRank Max MaxNorm MaxNumBoundingBoxes MaxPool MaxPool1D MaxPool2D MaxPool3D
    MaxPooling1D MaxPooling2D MaxPooling3D Maximum Mean MeanAbsoluteError
    MeanAbsolutePercentageError MeanIoU MeanMetricWrapper MeanRelativeError MeanSquaredError
    MeanSquaredLogarithmicError MeanTensor Median MelSpectrogram Merge Meshgrid Metric
    MetricsAggregator MetricsContainer Min MinMaxNorm Minimum Mish MixUp Mod Model ModelInputs
    ModuleWrapper Moments Moveaxis MultiHeadAttention MultiHot MultiOptimizer MultiRNNCell Multiply
    Muon Nadam NanToNum Nanargmax Nanargmin Nancumprod Nancumsum Nanmax Nanmean Nanmedian Nanmin
    Nanpercentile Nanprod Nanquantile Nanstd Nansum Nanvar Ndim Negative Nextafter Node
    NoisyLinearCosineDecay NonFusedAdam NonNeg Nonzero Norm Normalization Normalize NotEqual
    NullInitializer OneHot OneHotIoU OneHotMeanIoU Ones OnesLike Operation Optimizer OptimizerMap
    OptimizerV2 Orthogonal OrthogonalInitializer OrthogonalRegularizer Outer OutputsAggregator PReLU
    PSNR Pad PadImages PearsonCorrelation Percentile Permute PerspectiveTransform
    PiecewiseConstantDecay Pinv Pipeline Poisson Polar Policy PolynomialDecay Pooling1D Pooling2D
    Pooling3D Power Precision PrecisionAtRecall PreprocessingLayer PreprocessingStage Prod Ptp
    PyMetric Qr Quantile QuantizationConfig QuantizedDTypePolicy QuantizedFloat8DTypePolicy
    Quantizer R2Score RFFT RGBToGrayscale RGBToHSV RMSNorm RMSNormalization RMSprop RNN RNNCell
    RNNCellDropoutWrapper RNNCellResidualWrapper Rad2deg RadialConstraint RandAugment
    RandomBrightness RandomColorDegeneration RandomColorJitter RandomContrast RandomCrop
    RandomElasticTransform RandomErasing RandomFlip RandomFourierFeatures RandomGaussianBlur
    RandomGrayscale RandomHeight RandomHue RandomInitializer RandomInvert RandomNormal
    RandomPerspective RandomPosterization RandomRotation RandomSaturation RandomSharpness
    RandomShear RandomTranslation RandomUniform RandomWidth RandomZoom Ravel ReLU Real Rearrange
    Recall RecallAtPrecision Reciprocal Reduce Regularizer Relu Relu6 Repeat RepeatVector Rescaling
    Reshape ResidualWrapper Resize Resizing RespectCompiledTrainableState RestoredOptimizer
    ReversibleEmbedding RightShift Roll RootMeanSquaredError Rot90 Round Rsqrt SGD SSIM STFT
    STFTInitializer STFTSpectrogram SVD SaturateCast ScaleAndTranslate Scan Scatter ScatterUpdate
    ScheduleFreeAdamW SearchSorted SeedGenerator SegmentMax SegmentMin SegmentProd SegmentReduction
    SegmentSum Select Selu SensitivityAtSpecificity SensitivitySpecificityBase SeparableConv
    SeparableConv1D SeparableConv2D SeparableConvolution1D SeparableConvolution2D SequenceFeatures
    Sequential SharpnessAwareMinimization Sigmoid Sign Signbit Silu SimpleRNN SimpleRNNCell Sin Sinc
    Sinh Size Slice SliceAggregator SliceUpdate Slogdet SobelEdges SoftShrink Softmax Softplus
    Softsign Solarization Solve SolveTriangular Sort SpaceToDepth SparseCategoricalAccuracy
    SparseCategoricalCrossentropy SparsePlus SparseSigmoid SparseTopKCategoricalAccuracy Sparsemax
    SpatialDropout1D SpatialDropout2D SpatialDropout3D SpecificityAtSensitivity
    SpectralNormalization Split Sqrt Square SquaredHinge Squareplus Squeeze Stack StackedRNNCells
    Std StopGradient StringLookup Subtract Sum SumOverBatchSize SumOverBatchSizeMetricWrapper
    Swapaxes Switch SymbolicArguments SyncBatchNormalization TFDConcat TFDIdentity TFOptimizer Take
    TakeAlongAxis Tan Tanh TanhShrink Tensordot TextVectorization Threshold ThresholdedReLU Tile
    TimeDistributed TopK TopKCategoricalAccuracy Trace Transpose Trapezoid Tril Triu TrueDivide
    TrueNegatives TruePositives Trunc TruncatedNormal Tversky Unfold Unique UnitNorm
    UnitNormalization UnravelIndex Unstack UpSampling1D UpSampling2D UpSampling3D UserRegisteredSpec
    UserRegisteredTypeKerasTensor Vander Var VarianceScaling Vdot VectorizedMap VersionAwareLayers
    View ViewAsComplex ViewAsReal Vsplit Vstack Where WhileLoop WideDeepModel Wrapper XYWH XYXY YXYX
    ZeroPadding1D ZeroPadding2D ZeroPadding3D Zeros ZerosLike
    """)

  /// Activations, initializers, losses, metrics and regularizers that are plain functions.
  static let functions = set(
    """
    binary_accuracy binary_crossentropy binary_focal_crossentropy categorical_accuracy
    categorical_crossentropy categorical_focal_crossentropy categorical_generalized_cross_entropy
    categorical_hinge celu circle concordance_correlation constant cosine cosine_proximity
    cosine_similarity ctc dice elu exponential gelu glorot_normal glorot_uniform glu hard_shrink
    hard_sigmoid hard_silu hard_swish hard_tanh he_normal he_uniform hinge huber identity
    kl_divergence kld kullback_leibler_divergence l1 l1_l2 l2 leaky_relu lecun_normal lecun_uniform
    linear log_cosh log_sigmoid log_softmax logcosh mae mape max_norm mean_absolute_error
    mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error min_max_norm
    mish mse msle non_neg normal ones orthogonal orthogonal_regularizer pearson_correlation poisson
    radial_constraint random_normal random_uniform relu relu6 selu sigmoid silu soft_shrink softmax
    softplus softsign sparse_categorical_accuracy sparse_categorical_crossentropy sparse_plus
    sparse_sigmoid sparse_top_k_categorical_accuracy sparsemax squared_hinge squareplus stft swish
    tanh tanh_shrink threshold top_k_categorical_accuracy truncated_normal tversky uniform unit_norm
    variance_scaling zeros
    """)

  private static func set(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
