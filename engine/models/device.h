// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/torch.h"

#include <cstdint>
#include <string>
#include <vector>

#include "flipbook/capabilities.h"
#include "flipbook/result.h"

namespace flipbook {

// The program links the CPU half of LibTorch only. This opens the CUDA half, if the machine has
// it, before the first tensor is made. Safe without a GPU or driver. Called once, by the engine's
// creator.
void open_cuda_library();

// The processor first, then every CUDA GPU that can be used.
std::vector<Device> list_devices();

// "auto" (the first GPU, else the processor), "cpu", "cuda", "cuda:N".
// Errors: invalid_request (no such name), device (no GPU, or no such number), both naming what
// there is.
Result<at::Device> find_device(const std::string& id);

// The precision that `automatic` means on a device, or the one asked for.
// Error: invalid_request, for a precision that the device cannot compute.
Result<at::ScalarType> find_precision(const at::Device& device, Precision precision);

// Where networks live and compute.
struct Placement {
    at::Device device = at::kCPU;
    at::ScalarType dtype = at::kFloat;  // Of the UNet and its motion module.

    // Of text encoder and VAE: bf16 has 8 bits of mantissa, which would show in 8-bit pictures.
    at::ScalarType accurate_dtype() const { return dtype == at::kBFloat16 ? at::kFloat : dtype; }

    at::TensorOptions options() const { return at::TensorOptions(device).dtype(dtype); }
    at::TensorOptions accurate_options() const { return options().dtype(accurate_dtype()); }

    bool operator==(const Placement&) const = default;
};

// Errors: those of find_device() and find_precision().
Result<Placement> find_placement(const ComputeOptions& compute);

// Bytes of memory on the device that can still be allocated.
std::uint64_t available_bytes(const at::Device& device);

// The most that was allocated on the device so far; the process's peak for the processor.
std::uint64_t peak_bytes(const at::Device& device);

// What is allocated on the device now; what the process has in memory for the processor.
std::uint64_t allocated_bytes(const at::Device& device);

// On a GPU now; 0 for the processor.
struct GpuMemory {
    std::uint64_t allocated = 0;
    std::uint64_t reserved = 0;  // By the caching allocator, which gives part of it out.
};
GpuMemory gpu_memory(const at::Device& device);

// Waits until the device has finished what was asked of it. Does nothing for the processor.
void synchronize(const at::Device& device);

}  // namespace flipbook
