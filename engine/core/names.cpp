// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cassert>

#include "flipbook/event.h"
#include "flipbook/recipe.h"
#include "flipbook/request.h"
#include "flipbook/result.h"

namespace flipbook {
namespace {

template <class Enum> struct Name {
    Enum value;
    const char* text;
};

// The names of one enumeration, used in both directions; `kind` is what messages call it.
template <class Enum, std::size_t count> struct NameTable {
    const char* kind;
    std::array<Name<Enum>, count> names;
};

template <class Enum, std::size_t count>
constexpr NameTable<Enum, count> table(const char* kind, const Name<Enum> (&names)[count])
{
    return {kind, std::to_array(names)};
}

template <class Enum> constexpr int names_of = 0;

template <>
constexpr auto names_of<SigmaSchedule> =
    table<SigmaSchedule>("sigma schedule", {{SigmaSchedule::normal, "normal"},
                                            {SigmaSchedule::karras, "karras"},
                                            {SigmaSchedule::exponential, "exponential"},
                                            {SigmaSchedule::sgm_uniform, "sgm_uniform"}});

template <>
constexpr auto names_of<BetaSchedule> =
    table<BetaSchedule>("beta schedule", {{BetaSchedule::automatic, "auto"},
                                          {BetaSchedule::linear, "linear"},
                                          {BetaSchedule::scaled_linear, "scaled_linear"}});

template <>
constexpr auto names_of<Prediction> = table<Prediction>("prediction",
                                                        {{Prediction::automatic, "auto"},
                                                         {Prediction::epsilon, "epsilon"},
                                                         {Prediction::v_prediction, "v_prediction"},
                                                         {Prediction::sample, "sample"}});

template <>
constexpr auto names_of<CheckpointWeights> = table<CheckpointWeights>(
    "choice of weights", {{CheckpointWeights::live, "live"}, {CheckpointWeights::ema, "ema"}});

template <>
constexpr auto names_of<NoiseLayout> = table<NoiseLayout>("noise layout",
                                                          {{NoiseLayout::diffusers, "diffusers"},
                                                           {NoiseLayout::comfyui, "comfyui"},
                                                           {NoiseLayout::a1111, "a1111"}});

template <>
constexpr auto names_of<ContextSchedule> = table<ContextSchedule>(
    "context schedule", {{ContextSchedule::standard_uniform, "standard_uniform"},
                         {ContextSchedule::looped_uniform, "looped_uniform"},
                         {ContextSchedule::standard_static, "standard_static"},
                         {ContextSchedule::batched, "batched"}});

template <>
constexpr auto names_of<FuseMethod> =
    table<FuseMethod>("fuse method", {{FuseMethod::flat, "flat"},
                                      {FuseMethod::pyramid, "pyramid"},
                                      {FuseMethod::overlap_linear, "overlap_linear"}});

template <>
constexpr auto names_of<EmphasisMode> = table<EmphasisMode>("emphasis mode",
                                                            {{EmphasisMode::original, "original"},
                                                             {EmphasisMode::no_norm, "no_norm"},
                                                             {EmphasisMode::ignore, "ignore"},
                                                             {EmphasisMode::none, "none"}});

template <>
constexpr auto names_of<NormPolicy> = table<NormPolicy>("norm policy",
                                                        {{NormPolicy::official, "official"},
                                                         {NormPolicy::diffusers, "diffusers"}});

template <>
constexpr auto names_of<Precision> = table<Precision>("precision", {{Precision::automatic, "auto"},
                                                                    {Precision::fp32, "fp32"},
                                                                    {Precision::fp16, "fp16"},
                                                                    {Precision::bf16, "bf16"}});

template <>
constexpr auto names_of<MotionSource> =
    table<MotionSource>("motion source", {{MotionSource::from_checkpoint, "from_checkpoint"},
                                          {MotionSource::file, "file"},
                                          {MotionSource::none, "none"}});

template <class Enum> std::string name_of(Enum value)
{
    for (const Name<Enum>& name : names_of<Enum>.names)
        if (name.value == value)
            return name.text;
    assert(false);
    return {};
}

}  // namespace

std::string to_string(SigmaSchedule value)
{
    return name_of(value);
}
std::string to_string(BetaSchedule value)
{
    return name_of(value);
}
std::string to_string(Prediction value)
{
    return name_of(value);
}
std::string to_string(CheckpointWeights value)
{
    return name_of(value);
}
std::string to_string(NoiseLayout value)
{
    return name_of(value);
}
std::string to_string(ContextSchedule value)
{
    return name_of(value);
}
std::string to_string(FuseMethod value)
{
    return name_of(value);
}
std::string to_string(EmphasisMode value)
{
    return name_of(value);
}
std::string to_string(NormPolicy value)
{
    return name_of(value);
}
std::string to_string(Precision value)
{
    return name_of(value);
}
std::string to_string(MotionSource value)
{
    return name_of(value);
}

template <class Enum> Result<Enum> parse_enum(const std::string& name)
{
    std::string known;
    for (const Name<Enum>& entry : names_of<Enum>.names) {
        if (entry.text == name)
            return entry.value;
        known += (known.empty() ? "" : ", ") + std::string(entry.text);
    }
    return Error{ErrorCode::invalid_request, "\"" + name + "\" is no " + names_of<Enum>.kind
                                                 + "; the names are " + known + "."};
}

template Result<SigmaSchedule> parse_enum(const std::string& name);
template Result<BetaSchedule> parse_enum(const std::string& name);
template Result<Prediction> parse_enum(const std::string& name);
template Result<CheckpointWeights> parse_enum(const std::string& name);
template Result<NoiseLayout> parse_enum(const std::string& name);
template Result<ContextSchedule> parse_enum(const std::string& name);
template Result<FuseMethod> parse_enum(const std::string& name);
template Result<EmphasisMode> parse_enum(const std::string& name);
template Result<NormPolicy> parse_enum(const std::string& name);
template Result<Precision> parse_enum(const std::string& name);
template Result<MotionSource> parse_enum(const std::string& name);

const char* error_name(ErrorCode code)
{
    switch (code) {
    case ErrorCode::invalid_request:
        return "invalid_request";
    case ErrorCode::not_found:
        return "not_found";
    case ErrorCode::io:
        return "io";
    case ErrorCode::unsupported_format:
        return "unsupported_format";
    case ErrorCode::corrupt:
        return "corrupt";
    case ErrorCode::out_of_memory:
        return "out_of_memory";
    case ErrorCode::device:
        return "device";
    case ErrorCode::cancelled:
        return "cancelled";
    case ErrorCode::not_finite:
        return "not_finite";
    case ErrorCode::internal:
        break;
    }
    return "internal";
}

const char* phase_name(Phase phase)
{
    switch (phase) {
    case Phase::load:
        return "load";
    case Phase::encode:
        return "encode";
    case Phase::denoise:
        return "denoise";
    case Phase::decode:
        return "decode";
    case Phase::export_file:
        return "export";
    case Phase::train:
        break;
    }
    return "train";
}

const char* version()
{
    return FLIPBOOK_VERSION;
}

}  // namespace flipbook
