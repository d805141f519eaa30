// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/model_kind.h"
#include "core/tensor_file.h"
#include "flipbook/result.h"
#include "models/packed_weights.h"

namespace flipbook {

// Tensors by name, lying in one or several mapped files. Opening reads headers only. Copies share
// all of it and cost next to nothing. Used by one thread at a time.
class Weights {
public:
    // `path` is one file of safetensors or PyTorch (.ckpt, .pt, .pth, .bin), told by its content
    // and not by its extension, or the *.index.json of a sharded one. Errors: those of
    // open_tensor_file(); not_found, naming the missing shard; corrupt, for a malformed index.
    static Result<Weights> open(const std::filesystem::path& path);

    // What was opened: names the weights in messages.
    const std::filesystem::path& path() const { return m_path; }

    // That one, or the shards of an index.
    std::vector<std::filesystem::path> files() const;

    // Sorted.
    std::vector<std::string> names() const;
    std::size_t size() const { return m_tensors->size(); }
    bool contains(const std::string& name) const { return m_tensors->contains(name); }

    // Empty for a scalar, or where there is no such tensor: ask contains() first.
    std::vector<int64_t> shape(const std::string& name) const;

    // Precondition: contains(name).
    DType dtype(const std::string& name) const;

    // Of all tensors: what kind_of_model() and the configs are read from.
    TensorShapes shapes() const;

    // The tensor in its stored dtype on the CPU, contiguous; keeps the mapping alive. Read-only:
    // writing into it is a memory fault. Precondition: contains(name).
    at::Tensor view(const std::string& name) const;

    // Gives the tensor's memory pages back to the system; it stays readable from the file.
    void release(const std::string& name) const;

    // Maps an old name to its new one, or drops the tensor.
    using Rename = std::function<std::optional<std::string>(const std::string&)>;

    // The same tensors under other names; no data is copied. Where two names become one, the
    // first in sorted order stays.
    Weights renamed(const Rename& rename) const;

    // Whether the (first) file is PyTorch's, and not safetensors.
    bool is_pickle() const;

    // TensorFile::metadata() of the (first) file.
    const std::map<std::string, std::string>& metadata() const
    {
        return m_shards->front().metadata();
    }

private:
    struct Location {
        std::size_t shard = 0;
        const TensorEntry* entry = nullptr;  // Lives in the shard.
    };

    Weights() = default;
    static Result<Weights> open_files(const std::filesystem::path& path,
                                      const std::vector<std::filesystem::path>& files);

    std::filesystem::path m_path;
    std::shared_ptr<const std::vector<TensorFile>> m_shards;
    std::shared_ptr<const std::map<std::string, Location>> m_tensors;
};

// Fills every parameter of `network` with the tensor that has its name in checkpoint_tensors(),
// converted to the parameter's dtype and device. [C, C, 1, 1] and [C, C] fit each other. Pages are
// released as they are read, so the file never lies in memory as a whole beside the network.
// Packed, the weights that can be are not read at all yet, but when their layers are used first
// (packed_weights.h); until then the file is kept open and must not change.
// `what` names the network in messages, "UNet". The names that no parameter asked for are left in
// `unused`. Error: unsupported_format, naming file, first tensor at fault, its shape and the shape
// needed, and how many tensors are missing; the network is untouched then.
Result<void> load_parameters(torch::nn::Module& network, const Weights& weights,
                             const std::string& what, std::vector<std::string>* unused = nullptr,
                             WeightForm form = WeightForm::plain);

// "[320, 4, 3, 3]".
std::string shape_text(at::IntArrayRef shape);

}  // namespace flipbook
