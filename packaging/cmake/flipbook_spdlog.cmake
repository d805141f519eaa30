# SPDX-License-Identifier: GPL-3.0-or-later
# spdlog, header-only, so that the programs need no library of it; Debian's wants fmt beside it.
find_package(Threads REQUIRED)
find_path(SPDLOG_INCLUDE_DIR spdlog/spdlog.h REQUIRED)
mark_as_advanced(SPDLOG_INCLUDE_DIR)
add_library(flipbook_spdlog INTERFACE)
target_include_directories(flipbook_spdlog SYSTEM INTERFACE ${SPDLOG_INCLUDE_DIR})
target_link_libraries(flipbook_spdlog INTERFACE Threads::Threads)
target_compile_definitions(flipbook_spdlog INTERFACE SPDLOG_HEADER_ONLY)
if(NOT EXISTS ${SPDLOG_INCLUDE_DIR}/spdlog/fmt/bundled/core.h)
    target_compile_definitions(flipbook_spdlog INTERFACE SPDLOG_FMT_EXTERNAL FMT_HEADER_ONLY)
endif()
