# SPDX-License-Identifier: GPL-3.0-or-later
# Who may include what: cmake -DSOURCE_DIR=<checkout> -P check_includes.cmake
#
# Every include belongs to one kind (a folder of ours, or a library), and every folder lists the
# kinds it may use. What no rule knows is refused, so that a new dependency is a decision made
# here. Include paths alone cannot hold this: distributions put the headers of FFmpeg, Torch and
# Qt where every compiler looks.
cmake_minimum_required(VERSION 3.25)

# The kind of an include by how its text begins, the first that fits.
set(kinds flipbook core catalog models diffusion export runtime training world mock cuda torch json unicode hashes yaml libav
    libwebp zlib image terminal_options log database plot qt ui local platform std)
set(kind_flipbook "^\"flipbook/")
set(kind_core "^\"core/")
set(kind_catalog "^\"catalog/")
set(kind_models "^\"models/")
set(kind_diffusion "^\"diffusion/")
set(kind_export "^\"export/")
set(kind_runtime "^\"runtime/")
set(kind_training "^\"training/")
set(kind_world "^\"world/")
set(kind_mock "^\"mock/")
set(kind_cuda "^\"cuda/")
set(kind_torch "^<(torch|ATen|c10|caffe2)/")
set(kind_json "^<nlohmann/")
set(kind_unicode "^<utf8proc\\.h>")
set(kind_hashes "^<openssl/")
set(kind_yaml "^<yaml\\.h>")
set(kind_libav "^<lib(av|sw)[a-z]+/")
set(kind_libwebp "^<webp/")
set(kind_zlib "^<zlib\\.h>")
set(kind_image "^<stb/")
set(kind_terminal_options "^<CLI/")
set(kind_log "^<(spdlog|fmt)/")
set(kind_database "^<sqlite3\\.h>")
set(kind_plot "^<qcustomplot\\.h>")
set(kind_qt "^<Q[A-Za-z0-9]+(/|>)")
set(kind_ui "^\"ui/")
set(kind_local "^\"[a-z0-9_]+\\.(h|moc)\"")
# POSIX and Win32, each in its own branch.
set(kind_platform "^<(windows|psapi|shobjidl|io|malloc|fcntl|unistd|dlfcn|signal|sched|cpuid|immintrin|intrin|sys/[a-z]+)\\.h>")
set(kind_std "^<[a-z0-9_]+>|^<(stdio|stdlib)\\.h>")

# allow(FOLDER KINDS… [SOURCES KINDS…] [HEADERS INCLUDES…]): what files below engine/… and so on
# may include; SOURCES is for .cpp files besides, HEADERS names single headers of other folders.
function(allow folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "KINDS;SOURCES;HEADERS")
    set_property(GLOBAL APPEND PROPERTY folders "${folder}")
    set_property(GLOBAL PROPERTY "kinds_${folder}" "${arg_KINDS}")
    set_property(GLOBAL PROPERTY "sources_${folder}" "${arg_SOURCES}")
    set_property(GLOBAL PROPERTY "headers_${folder}" "${arg_HEADERS}")
endfunction()

allow(engine/include/flipbook KINDS flipbook std)
allow(engine/core KINDS flipbook core std SOURCES json unicode platform)
allow(engine/core/foreign KINDS flipbook core json std SOURCES yaml)
allow(engine/catalog KINDS flipbook core catalog std SOURCES json hashes yaml platform
    HEADERS models/adapter_names.h models/diffusers_folder.h models/key_maps.h)
allow(engine/models KINDS flipbook core catalog models torch std SOURCES json platform)
allow(engine/diffusion KINDS flipbook core models diffusion torch std
    HEADERS catalog/hash_job.h)
allow(engine/training KINDS flipbook core models diffusion training world torch std SOURCES json
    HEADERS runtime/worker.h)
allow(engine/world KINDS flipbook core world std SOURCES json image)
allow(engine/cuda KINDS flipbook core models diffusion cuda torch std SOURCES platform)
allow(engine/export KINDS flipbook export libav std SOURCES json image libwebp zlib platform
    HEADERS core/atomic_file.h core/job_context.h core/unicode.h core/utf8_path.h)
allow(engine/runtime KINDS flipbook runtime std HEADERS core/job_context.h)
allow(engine/mock KINDS flipbook core export runtime mock std SOURCES json)
allow(engine KINDS flipbook core catalog models diffusion export runtime training world torch std
    SOURCES platform)
allow(app/cli KINDS flipbook local terminal_options log std SOURCES json platform)
allow(app/window KINDS flipbook local ui qt std SOURCES platform)
allow(ui KINDS flipbook ui qt std)
allow(ui/history KINDS flipbook ui qt std SOURCES database)
# Qt's JSON turns seeds above 2^63 into doubles.
allow(ui/project KINDS flipbook ui qt std SOURCES json)
allow(ui/plots KINDS flipbook ui qt plot std)
allow(ui/compose KINDS flipbook ui qt plot std)
allow(ui/window KINDS flipbook ui qt std log SOURCES platform)

# The innermost folder of the table that holds a file, or nothing.
function(folder_of file result)
    get_property(folders GLOBAL PROPERTY folders)
    set(best "")
    foreach(folder IN LISTS folders)
        string(LENGTH "${folder}" length)
        string(LENGTH "${best}" best_length)
        string(FIND "${file}" "${folder}/" position)
        if(position EQUAL 0 AND length GREATER best_length)
            set(best "${folder}")
        endif()
    endforeach()
    set(${result} "${best}" PARENT_SCOPE)
endfunction()

function(kind_of include result)
    foreach(kind IN LISTS kinds)
        if(include MATCHES "${kind_${kind}}")
            set(${result} "${kind}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    set(${result} "unknown" PARENT_SCOPE)
endfunction()

function(check_file file violations)
    folder_of("${file}" folder)
    get_property(allowed GLOBAL PROPERTY "kinds_${folder}")
    get_property(headers GLOBAL PROPERTY "headers_${folder}")
    if(file MATCHES "\\.cpp$")
        get_property(sources GLOBAL PROPERTY "sources_${folder}")
        list(APPEND allowed ${sources})
    endif()
    file(STRINGS "${SOURCE_DIR}/${file}" lines REGEX "^[ \t]*#[ \t]*include")
    set(found "")
    foreach(line IN LISTS lines)
        string(REGEX REPLACE "^[ \t]*#[ \t]*include[ \t]*([<\"][^>\"]*[>\"]).*" "\\1" include
            "${line}")
        kind_of("${include}" kind)
        string(REGEX REPLACE "[<>\"]" "" name "${include}")
        if(NOT kind IN_LIST allowed AND NOT name IN_LIST headers)
            list(JOIN allowed " " allowed_text)
            string(APPEND found
                "  ${file} includes ${name} (${kind}); ${folder} may use: ${allowed_text}\n")
        endif()
    endforeach()
    set(${violations} "${found}" PARENT_SCOPE)
endfunction()

set(all_violations "")
set(file_count 0)
file(GLOB_RECURSE files RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/engine/*.h"
    "${SOURCE_DIR}/engine/*.cpp" "${SOURCE_DIR}/app/*.h" "${SOURCE_DIR}/app/*.cpp"
    "${SOURCE_DIR}/ui/*.h" "${SOURCE_DIR}/ui/*.cpp")
foreach(file IN LISTS files)
    check_file("${file}" violations)
    string(APPEND all_violations "${violations}")
    math(EXPR file_count "${file_count} + 1")
endforeach()

if(file_count EQUAL 0)
    message(FATAL_ERROR "No sources below ${SOURCE_DIR}: pass -DSOURCE_DIR=<checkout>.")
endif()
if(all_violations)
    message(FATAL_ERROR "Includes across layers:\n${all_violations}")
endif()
message(STATUS "Includes of ${file_count} files keep to the table.")
