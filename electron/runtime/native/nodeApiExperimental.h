// The headers of node-api-headers leave out what is experimental. node-addon-api needs this one declaration to move
// finalizers out of the garbage collector, where a module of the experimental version may not touch JavaScript.
// Source: node_api.h of Node 20.18 (the same function is in 22 and 24).
#include <node_api.h>
#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
EXTERN_C_START
NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(node_api_basic_env env, napi_finalize finalize_cb,
                                                           void* finalize_data, void* finalize_hint);
EXTERN_C_END
