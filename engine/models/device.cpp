// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/device.h"

#include <ATen/cpu/Utils.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <torch/cuda.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

#include "core/system_memory.h"

namespace flipbook {

namespace {

// A shared library opened by name. Never closed: what it registered stays in use.
class OpenedLibrary {
public:
    explicit OpenedLibrary(const char* name)
#ifdef _WIN32
        : m_handle(LoadLibraryA(name))
#else
        : m_handle(dlopen(name, RTLD_NOW | RTLD_GLOBAL))
#endif
    { }

    template <class Function> Function* function(const char* name) const
    {
        if (!m_handle)
            return nullptr;
#ifdef _WIN32
        return reinterpret_cast<Function*>(GetProcAddress(m_handle, name));
#else
        return reinterpret_cast<Function*>(dlsym(m_handle, name));
#endif
    }

private:
#ifdef _WIN32
    HMODULE m_handle;
#else
    void* m_handle;
#endif
};

// The driver's own name of a GPU. Asked of the driver because the tensor library's function for it
// is in its CUDA half, which this program does not link. The signatures are the CUDA driver API's.
std::string cuda_device_name(int index)
{
#ifdef _WIN32
    const OpenedLibrary driver("nvcuda.dll");
#else
    const OpenedLibrary driver("libcuda.so.1");
#endif
    const auto init = driver.function<int(unsigned)>("cuInit");
    const auto get = driver.function<int(int*, int)>("cuDeviceGet");
    const auto get_name = driver.function<int(char*, int, int)>("cuDeviceGetName");
    std::array<char, 256> name{};
    int device = 0;
    if (!init || !get || !get_name || init(0) != 0 || get(&device, index) != 0
        || get_name(name.data(), static_cast<int>(name.size()) - 1, device) != 0)
        return "CUDA device " + std::to_string(index);
    return name.data();
}

std::string processor_name()
{
    std::ifstream stream("/proc/cpuinfo");
    for (std::string line; std::getline(stream, line);)
        if (line.starts_with("model name"))
            if (const auto colon = line.find(": "); colon != std::string::npos)
                return line.substr(colon + 2);
    return "Processor";
}

// bf16 without such instructions is some hundred times slower than fp32.
bool processor_has_bf16()
{
    const auto capabilities = at::cpu::get_cpu_capabilities();
    const auto has = [&capabilities](const char* name) {
        const auto found = capabilities.find(name);
        return found != capabilities.end() && found->second.isBool() && found->second.toBool();
    };
    return has("avx512_bf16") || has("amx_bf16");
}

std::vector<Precision> fast_precisions(const at::Device& device)
{
    if (device.is_cuda())
        return {Precision::fp16, Precision::bf16, Precision::fp32};
    if (processor_has_bf16())
        return {Precision::bf16, Precision::fp32};
    return {Precision::fp32};
}

Device describe(const at::Device& device)
{
    if (device.is_cpu())
        return {"cpu", processor_name(), installed_memory_bytes(), available_memory_bytes(),
                fast_precisions(device)};
    const auto [available, total] =
        c10::getDeviceAllocator(device.type())->getMemoryInfo(device.index());
    return {"cuda:" + std::to_string(device.index()), cuda_device_name(device.index()), total,
            available, fast_precisions(device)};
}

int cuda_device_count()
{
    return torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0;
}

Error no_cuda_device()
{
    return {ErrorCode::device,
            "This machine has no CUDA device that can be used (an NVIDIA GPU with its driver and "
            "the CUDA set of LibTorch are needed); \"cpu\" works everywhere."};
}

}  // namespace

void open_cuda_library()
{
#ifdef FLIPBOOK_CUDA
#ifdef _WIN32
    const OpenedLibrary library("torch_cuda.dll");
#else
    const OpenedLibrary library("libtorch_cuda.so");
#endif
#endif
}

std::vector<Device> list_devices()
{
    std::vector<Device> devices{describe(at::kCPU)};
    for (int index = 0; index < cuda_device_count(); ++index)
        devices.push_back(describe(at::Device(at::kCUDA, static_cast<at::DeviceIndex>(index))));
    return devices;
}

Result<at::Device> find_device(const std::string& id)
{
    const int count = cuda_device_count();
    if (id == "cpu" || (id == "auto" && count == 0))
        return at::Device(at::kCPU);
    if (id == "auto")
        return at::Device(at::kCUDA, 0);

    int index = 0;
    const std::string prefix = "cuda:";
    if (id.starts_with(prefix)) {
        const char* end = id.data() + id.size();
        const auto parsed = std::from_chars(id.data() + prefix.size(), end, index);
        if (parsed.ec != std::errc() || parsed.ptr != end || index < 0)
            return Error{ErrorCode::invalid_request,
                         "The device \"" + id + "\" is not cuda: and a number."};
    } else if (id != "cuda") {
        return Error{ErrorCode::invalid_request, "The device \"" + id
                                                     + "\" is unknown; there are auto, cpu, cuda "
                                                       "and cuda:N."};
    }
    if (count == 0)
        return no_cuda_device();
    if (index >= count)
        return Error{ErrorCode::device, "There is no device \"" + id + "\"; this machine has "
                                            + std::to_string(count) + ", counted from cuda:0."};
    return at::Device(at::kCUDA, static_cast<at::DeviceIndex>(index));
}

Result<at::ScalarType> find_precision(const at::Device& device, Precision precision)
{
    const auto fast = fast_precisions(device);
    switch (precision == Precision::automatic ? fast.front() : precision) {
    case Precision::fp16:
        if (device.is_cpu())
            return Error{ErrorCode::invalid_request,
                         "The precision fp16 needs a GPU; the processor computes in fp32."};
        return at::kHalf;
    case Precision::bf16:
        if (std::find(fast.begin(), fast.end(), Precision::bf16) == fast.end())
            return Error{ErrorCode::invalid_request,
                         "The precision bf16 needs a processor with AVX-512-BF16 or AMX; this one "
                         "computes in fp32."};
        return at::kBFloat16;
    default:
        return at::kFloat;
    }
}

Result<Placement> find_placement(const ComputeOptions& compute)
{
    FLIPBOOK_ASSIGN(const at::Device device, find_device(compute.device));
    FLIPBOOK_ASSIGN(const at::ScalarType dtype, find_precision(device, compute.precision));
    return Placement{device, dtype};
}

std::uint64_t available_bytes(const at::Device& device)
{
    if (device.is_cpu())
        return available_memory_bytes();
    // What the caching allocator holds and does not use can be allocated, too.
    const GpuMemory gpu = gpu_memory(device);
    return c10::getDeviceAllocator(device.type())->getMemoryInfo(device.index()).first
           + (gpu.reserved - gpu.allocated);
}

std::uint64_t peak_bytes(const at::Device& device)
{
    if (device.is_cpu())
        return peak_resident_bytes();
    const auto stats = c10::getDeviceAllocator(device.type())->getDeviceStats(device.index());
    const auto aggregate = static_cast<std::size_t>(c10::CachingAllocator::StatType::AGGREGATE);
    return static_cast<std::uint64_t>(stats.reserved_bytes[aggregate].peak);
}

std::uint64_t allocated_bytes(const at::Device& device)
{
    return device.is_cpu() ? resident_bytes() : gpu_memory(device).allocated;
}

GpuMemory gpu_memory(const at::Device& device)
{
    if (device.is_cpu())
        return {};
    const auto stats = c10::getDeviceAllocator(device.type())->getDeviceStats(device.index());
    const auto aggregate = static_cast<std::size_t>(c10::CachingAllocator::StatType::AGGREGATE);
    return {static_cast<std::uint64_t>(stats.allocated_bytes[aggregate].current),
            static_cast<std::uint64_t>(stats.reserved_bytes[aggregate].current)};
}

void synchronize(const at::Device& device)
{
    if (device.is_cuda())
        torch::cuda::synchronize(device.index());
}

}  // namespace flipbook
