# SPDX-License-Identifier: GPL-3.0-or-later
# LibTorch without the CUDA toolkit that TorchConfig.cmake of the CUDA wheels demands at configure
# time. Serves an unpacked PyPI wheel (<prefix>/torch/{include,lib}) and an official LibTorch
# archive (<prefix>/{include,lib}) alike, from CMAKE_PREFIX_PATH or, for a configuration by hand,
# from where packaging/build.sh unpacked it.
#
# Defines LibTorch::LibTorch: torch_cpu and c10 only. libtorch_cuda is opened at run time.
file(GLOB LibTorch_UNPACKED "${CMAKE_SOURCE_DIR}/.deps/torch-*-cuda"
    "${CMAKE_SOURCE_DIR}/.deps/torch-*-cpu")
find_path(LibTorch_INCLUDE_DIR torch/csrc/api/include/torch/torch.h
    PATH_SUFFIXES torch/include include PATHS ${LibTorch_UNPACKED})
# Libraries of another LibTorch than the headers' would link and then crash.
get_filename_component(LibTorch_ROOT_DIR "${LibTorch_INCLUDE_DIR}/.." ABSOLUTE)
find_library(LibTorch_CPU_LIBRARY torch_cpu PATHS "${LibTorch_ROOT_DIR}/lib" NO_DEFAULT_PATH)
find_library(LibTorch_C10_LIBRARY c10 PATHS "${LibTorch_ROOT_DIR}/lib" NO_DEFAULT_PATH)

if(LibTorch_INCLUDE_DIR AND EXISTS "${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h")
    file(STRINGS "${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h" LibTorch_VERSION_LINES
        REGEX "#define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
    string(REGEX MATCHALL "[0-9]+" LibTorch_VERSION_PARTS "${LibTorch_VERSION_LINES}")
    list(JOIN LibTorch_VERSION_PARTS "." LibTorch_VERSION)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
    REQUIRED_VARS LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY LibTorch_INCLUDE_DIR
    VERSION_VAR LibTorch_VERSION)

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
    add_library(LibTorch::LibTorch INTERFACE IMPORTED)
    target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
        "${LibTorch_INCLUDE_DIR}" "${LibTorch_INCLUDE_DIR}/torch/csrc/api/include")
    target_link_libraries(LibTorch::LibTorch INTERFACE
        "${LibTorch_CPU_LIBRARY}" "${LibTorch_C10_LIBRARY}")
    # Where the program finds the libraries again, and CUDA's beside them (packaging/build.sh
    # unpacks the NVIDIA wheels next to torch/).
    get_filename_component(LibTorch_LIBRARY_DIR "${LibTorch_CPU_LIBRARY}" DIRECTORY)
    get_filename_component(LibTorch_SITE_DIR "${LibTorch_LIBRARY_DIR}/../.." ABSOLUTE)
    set(LibTorch_RPATH "${LibTorch_LIBRARY_DIR}" "${LibTorch_SITE_DIR}/nvidia/cu13/lib"
        "${LibTorch_SITE_DIR}/nvidia/cudnn/lib" "${LibTorch_SITE_DIR}/nvidia/cusparselt/lib"
        "${LibTorch_SITE_DIR}/nvidia/nccl/lib" "${LibTorch_SITE_DIR}/nvidia/nvshmem/lib")
endif()
mark_as_advanced(LibTorch_INCLUDE_DIR LibTorch_CPU_LIBRARY LibTorch_C10_LIBRARY)
