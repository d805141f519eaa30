// SPDX-License-Identifier: GPL-3.0-or-later
#include "full_size_files.h"

#include "models/torch.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "core/safetensors.h"
#include "models/adapter_names.h"
#include "models/animatediff_motion_module.h"
#include "models/checkpoint_tensors.h"
#include "models/key_maps.h"
#include "models/ldm_names.h"
#include "models/text_encoder.h"
#include "models/unet.h"
#include "models/vae.h"

namespace flipbook {

namespace {

std::vector<std::int64_t> shape_of(const at::Tensor& tensor, bool as_convolution)
{
    std::vector<std::int64_t> shape = tensor.sizes().vec();
    if (as_convolution && shape.size() == 2)
        shape.resize(4, 1);
    return shape;
}

template <class Network>
void add(std::vector<TensorInfo>& infos, const Network& network, const auto& name_of,
         std::string_view convolution)
{
    for (const auto& [name, tensor] : checkpoint_tensors(network)) {
        const bool as_convolution =
            name.find(convolution) != std::string::npos && name.ends_with(".weight");
        infos.push_back({name_of(name), DType::f32, shape_of(tensor, as_convolution)});
    }
}

// Pieces of one block of random numbers, which begin at another place in every tensor.
Result<void> write_random(const std::filesystem::path& file, const std::vector<TensorInfo>& infos)
{
    constexpr std::int64_t block_values = 1 << 22, largest = 1 << 21, stride = 9973;
    constexpr double deviation = 0.02;
    auto generator = at::make_generator<at::CPUGeneratorImpl>(std::uint64_t{1});
    const at::Tensor block = at::randn({block_values}, generator).mul_(deviation);
    const auto* values = static_cast<const std::byte*>(block.const_data_ptr());
    FLIPBOOK_ASSIGN(auto writer, SafetensorsWriter::create(file, infos, {}, /*overwrite=*/true));
    std::int64_t start = 0;
    std::vector<std::byte> bytes;
    for (const TensorInfo& info : infos) {
        const auto size = static_cast<std::size_t>(*tensor_bytes(info.dtype, info.shape));
        bytes.clear();
        while (bytes.size() < size) {
            start = (start + stride) % (block_values - largest);
            const std::byte* begin = values + start * static_cast<std::int64_t>(sizeof(float));
            const std::size_t count = std::min(size - bytes.size(), largest * sizeof(float));
            bytes.insert(bytes.end(), begin, begin + count);
        }
        FLIPBOOK_TRY(writer.append(bytes));
    }
    return writer.commit();
}

}  // namespace

Result<void> write_checkpoint(const std::filesystem::path& file)
{
    // Never touched, so the memory of these networks is never used.
    const at::TensorOptions options(at::kFloat);
    std::vector<TensorInfo> infos;
    add(
        infos, UNet({}, options),
        [](const std::string& name) {
            return "model.diffusion_model." + ldm_unet_name(name).value_or(name);
        },
        ".proj_");
    add(
        infos, Vae({}, options),
        [](const std::string& name) {
            return "first_stage_model." + ldm_vae_name(name).value_or(name);
        },
        "attentions.0.to_");
    add(
        infos, TextEncoder({}, options),
        [](const std::string& name) { return "cond_stage_model.transformer." + name; }, "(none)");
    return write_random(file, infos);
}

Result<void> write_motion_module(const std::filesystem::path& file)
{
    const MotionModuleConfig config;
    AnimateDiffMotionModule module(config, at::TensorOptions(at::kFloat));
    std::vector<TensorInfo> infos;
    add(infos, module.network(), original_motion_name, "(none)");
    constexpr std::string_view query = ".to_q.weight";
    const std::vector<TensorInfo> weights = infos;
    for (const TensorInfo& info : weights)
        if (info.name.ends_with(query))
            infos.push_back(
                {info.name.substr(0, info.name.size() - query.size()) + ".pos_encoder.pe",
                 DType::f32,
                 {1, config.max_frames, info.shape[1]}});
    return write_random(file, infos);
}

Result<void> write_lora(const std::filesystem::path& file)
{
    constexpr std::int64_t rank = 64;
    std::vector<TensorInfo> infos;
    const UNet network({}, at::TensorOptions(at::kFloat));
    for (const auto& [name, tensor] : checkpoint_tensors(network)) {
        const bool is_attention = name.find("attentions.") != std::string::npos;
        if (!is_attention || tensor.dim() != 2 || !name.ends_with(".weight"))
            continue;
        const std::string layer = "lora_unet_" + spelled(name.substr(0, name.rfind('.')));
        infos.push_back({layer + ".lora_down.weight", DType::f32, {rank, tensor.size(1)}});
        infos.push_back({layer + ".lora_up.weight", DType::f32, {tensor.size(0), rank}});
    }
    return write_random(file, infos);
}

}  // namespace flipbook
